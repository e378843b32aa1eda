import { GOV_ID_WAYS } from '@viche/identity';
import { z } from 'zod';
import { safeUrl } from './safe-url.ts';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const certificates = z
  .string()
  .transform((text) => text.match(PEM) ?? [])
  .refine((found) => found.length > 0, 'must hold certificates in PEM');

/** Settings of id.gov.ua; without `GOVID_URL` it is not offered. `<NAME>_FILE` reads a value from a file. */
export const govIdEnvironment = z.object({
  /** `https://id.gov.ua`, for trials `https://test.id.gov.ua`. */
  GOVID_URL: safeUrl.optional(),
  GOVID_CLIENT_ID: z.string().min(1).optional(),
  GOVID_CLIENT_SECRET: z.string().min(8).optional(),
  GOVID_LABEL_UK: z.string().default('id.gov.ua: підпис, BankID, Дія'),
  GOVID_LABEL_EN: z.string().default('id.gov.ua: signature, BankID, Diia'),
  /** Ways that people may choose from there. */
  GOVID_WAYS: z
    .string()
    .default(GOV_ID_WAYS.join(','))
    .transform((list) => list.split(',').map((way) => way.trim()))
    .pipe(z.array(z.enum(GOV_ID_WAYS)).min(1)),
  /** Our certificate for encryption, PEM. With it answers must come encrypted. */
  GOVID_CERTIFICATE: certificates.optional(),
  /** Its private key, PEM: answers are then opened by us. */
  GOVID_KEY: z.string().includes('PRIVATE KEY').optional(),
  /** Certificates of id.gov.ua with which it encrypts and signs, PEM one after another. */
  GOVID_SERVICE_CERTIFICATES: certificates.optional(),
  GOVID_INNER_SIGNATURE: z.enum(['required', 'optional']).default('required'),
  /** Instead of the key: a service that opens answers. */
  GOVID_DECRYPT_URL: safeUrl.optional(),
  GOVID_DECRYPT_TOKEN: z.string().min(16).optional(),
  /** `accepted`: certificates of test authorities are good. Never in production. */
  GOVID_TEST_ISSUERS: z.enum(['accepted', 'refused']).default('refused'),
});

type GovIdEnvironment = z.output<typeof govIdEnvironment> & { readonly VICHE_MODE: string };

/** What the settings of id.gov.ua must have beside each other. */
export function checkGovId(env: GovIdEnvironment, ctx: z.RefinementCtx): void {
  const refuse = (name: keyof z.output<typeof govIdEnvironment>, message: string) =>
    ctx.addIssue({ code: 'custom', message, path: [name] });
  if (!env.GOVID_URL) return;
  if (!env.GOVID_CLIENT_ID) refuse('GOVID_CLIENT_ID', 'is needed with GOVID_URL');
  if (!env.GOVID_CLIENT_SECRET) refuse('GOVID_CLIENT_SECRET', 'is needed with GOVID_URL');
  if (env.GOVID_CERTIFICATE) {
    if (!env.GOVID_DECRYPT_URL && !env.GOVID_KEY) refuse('GOVID_KEY', 'GOVID_KEY or GOVID_DECRYPT_URL is needed');
    if (env.GOVID_KEY && !env.GOVID_SERVICE_CERTIFICATES)
      refuse('GOVID_SERVICE_CERTIFICATES', 'is needed with GOVID_KEY: whom to believe');
  }
  if (env.VICHE_MODE !== 'production') return;
  if (!env.GOVID_URL.startsWith('https://')) refuse('GOVID_URL', 'production needs an https:// address');
  if (!env.GOVID_CERTIFICATE) refuse('GOVID_CERTIFICATE', 'production needs encrypted answers');
  if (env.GOVID_TEST_ISSUERS === 'accepted') refuse('GOVID_TEST_ISSUERS', 'production accepts no test authority');
}
