import type { Rows } from './ceremony.ts';

/** A passkey as its owner sees it. */
export interface PasskeyLine {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface Credential extends PasskeyLine {
  readonly credentialId: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly counter: string;
  readonly transports: string[];
}

/** The person's passkeys with their public halves, the oldest first. */
export function credentialsOf({ sql, tenant }: Rows, participantId: string): Promise<Credential[]> {
  return sql<Credential>`
    SELECT id::text, name, created_at AS "createdAt", last_used_at AS "lastUsedAt", credential_id AS "credentialId",
      public_key AS "publicKey", counter::text, transports
    FROM passkey WHERE tenant_id = ${tenant.id}::uuid AND participant_id = ${participantId}::uuid ORDER BY created_at, id`;
}

/** The person's passkeys, the oldest first. */
export async function passkeysOf(ctx: Rows, participantId: string): Promise<PasskeyLine[]> {
  const credentials = await credentialsOf(ctx, participantId);
  return credentials.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
}
