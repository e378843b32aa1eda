import type { ProviderConfig } from '../provider.ts';
import type { AnswerDecryptor } from './answer-decryptor.ts';

/** Ways of signing in behind id.gov.ua, by its `auth_type`. */
export const GOV_ID_WAYS = ['dig_sign', 'bank_id', 'mobile_id', 'diia_id'] as const;
export type GovIdWay = (typeof GOV_ID_WAYS)[number];

/** The service's address, to which the names of its calls are added. */
export const addressOf = ({ issuer }: Pick<GovIdConfig, 'issuer'>): string =>
  issuer.endsWith('/') ? issuer : `${issuer}/`;

/** One client of the integrated system of electronic identification. `issuer` is its address, `https://id.gov.ua`. */
export interface GovIdConfig extends ProviderConfig {
  readonly clientSecret: NonNullable<ProviderConfig['clientSecret']>;
  /** Ways that the person may choose from there. Default: all. */
  readonly ways?: readonly GovIdWay[];
  /** With a certificate the answer comes encrypted; without one it is plain, which only the test system allows. */
  readonly encryption?: {
    /** Our certificate for encryption, DER. */
    readonly certificate: Uint8Array;
    readonly decryptor: AnswerDecryptor;
  };
  /** Demo and development only: certificates of test authorities are good (threats G07). */
  readonly testIssuers?: 'accepted';
  /** For one call, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** Between tries to end the login there, in milliseconds. Default 2,000. */
  readonly retryMs?: number;
}
