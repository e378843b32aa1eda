import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@viche/db';
import type { Host } from '@viche/host';
import { personKey, rowSealer } from '@viche/identity';

export interface SignedInPerson {
  /** Value of the session cookie. */
  readonly token: string;
}

const BATCH = 500;

/** People of one tenant who are signed in by e-ID, written in batches: the load is on signing, not on logging in. */
export async function signedInPeople(host: Host, tenantId: string, count: number): Promise<SignedInPerson[]> {
  const bundle = (await host.tenants.byId(tenantId))!;
  const people: SignedInPerson[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => {
      const id = newId();
      const seal = rowSealer(bundle.keys, 'participant', id);
      const token = randomBytes(32).toString('base64url');
      return {
        id,
        token,
        csrfSecret: randomBytes(32),
        tokenHash: createHash('sha256').update(token).digest(),
        key: personKey(bundle.keys, { kind: 'id-card', code: String(500_000_000 + from + index) }),
        given: seal.seal('given_name', 'Навантаження'),
        family: seal.seal('family_name', `Перевірка ${from + index}`),
      };
    });
    const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
    await host.pool.scoped(tenantId, async ({ sql }) => {
      await sql`insert into participant (tenant_id, id, person_key, given_name, family_name)
        select ${tenantId}::uuid, * from unnest(${column('id')}::uuid[], ${column('key')}::bytea[], ${column('given')}::bytea[], ${column('family')}::bytea[])`;
      await sql`insert into identity_link (tenant_id, id, participant_id, provider_id, issuer, subject_hash, acr, amr, verified_at)
        select ${tenantId}::uuid, gen_random_uuid(), p, 'eid', 'bench', h, 'eid-high', '{}', now()
        from unnest(${column('id')}::uuid[], ${column('tokenHash')}::bytea[]) as t(p, h)`;
      await sql`insert into session (tenant_id, id, token_hash, participant_id, provider_id, assurance, csrf_secret, last_seen_at, expires_idle, expires_absolute, device)
        select ${tenantId}::uuid, gen_random_uuid(), h, p, 'eid', 'eid', c, now(), now() + interval '1 hour', now() + interval '8 hours', 'bench'
        from unnest(${column('tokenHash')}::bytea[], ${column('id')}::uuid[], ${column('csrfSecret')}::bytea[]) as t(h, p, c)`;
    });
    people.push(...rows.map(({ token }) => ({ token })));
  }
  return people;
}
