import { randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { Secret } from './secret.ts';

export type TenantSecretName = 'pepper' | 'data-key';

/** A tenant's opened keys. Kept in memory by the host, never in a row, a log or a job. */
export interface TenantKeys {
  readonly tenantId: string;
  readonly pepper: Secret;
  readonly pepperVersion: number;
  readonly dataKey: Secret;
  readonly dataKeyVersion: number;
  /** The platform's outer key of person keys. */
  readonly outer: Secret;
}

/** As the tenant's row keeps them. */
export interface SealedTenantSecrets {
  readonly pepper: Uint8Array;
  readonly dataKey: Uint8Array;
}

/** Versions are 1 until the first rotation. */
const FIRST_VERSION = 1;

/** Seals a tenant's pepper or data key under the platform key; the result opens for this tenant and name only. */
export function sealTenantSecret(ring: KeyRing, tenantId: string, name: TenantSecretName, secret: Secret): Buffer {
  return sealBytes(ring.platform, ['tenant', tenantId, name], secret.reveal());
}

/** @throws {SealBroken} when the row or the platform key is not the one it was sealed with */
export function openTenantSecret(ring: KeyRing, tenantId: string, name: TenantSecretName, sealed: Uint8Array): Secret {
  return new Secret(openBytes(ring.platform, ['tenant', tenantId, name], sealed));
}

/** Makes the secrets of a new tenant: write `sealed` into its row, keep `keys` in memory. */
export function newTenantSecrets(ring: KeyRing, tenantId: string): { sealed: SealedTenantSecrets; keys: TenantKeys } {
  const sealed = {
    pepper: sealTenantSecret(ring, tenantId, 'pepper', new Secret(randomBytes(32))),
    dataKey: sealTenantSecret(ring, tenantId, 'data-key', new Secret(randomBytes(32))),
  };
  return { sealed, keys: openTenantKeys(ring, tenantId, sealed) };
}

/** Opens what the tenant's row keeps. */
export function openTenantKeys(ring: KeyRing, tenantId: string, sealed: SealedTenantSecrets): TenantKeys {
  return {
    tenantId,
    pepper: openTenantSecret(ring, tenantId, 'pepper', sealed.pepper),
    pepperVersion: FIRST_VERSION,
    dataKey: openTenantSecret(ring, tenantId, 'data-key', sealed.dataKey),
    dataKeyVersion: FIRST_VERSION,
    outer: ring.outer,
  };
}
