import type { Session } from '@viche/db';
import { rowSealer } from '@viche/identity';
import type { Locale } from '@viche/plugin-api';
import { localeOf } from './languages/site-languages.ts';
import type { TenantBundle } from './tenants.ts';

/** Where a letter goes, and in which language. */
interface Reader {
  readonly address: string;
  readonly name: string;
  readonly locale: Locale;
}

/** The account whose confirmed address follows without a login: its choices count for that follow too. */
export async function accountOf(sql: Session['sql'], tenantId: string, followId: string): Promise<string | null> {
  const [account] = await sql<{ id: string }>`
    select p.id from subscription s join participant p
      on p.tenant_id = s.tenant_id and p.email_hash = s.email_hash and p.email_verified_at is not null and p.state = 'active'
    where s.tenant_id = ${tenantId}::uuid and s.id = ${followId}::uuid`;
  return account?.id ?? null;
}

/** A person with an account, by a confirmed address. */
export async function participantOf(bundle: TenantBundle, sql: Session['sql'], id: string): Promise<Reader | null> {
  const [person] = await sql<{ email: Uint8Array; givenName: Uint8Array | null; locale: string }>`
    select email, given_name as "givenName", locale from participant
    where tenant_id = ${bundle.info.id}::uuid and id = ${id}::uuid and state = 'active' and email_verified_at is not null`;
  if (!person) return null;
  const sealed = rowSealer(bundle.keys, 'participant', id);
  const address = sealed.open('email', person.email);
  const name = sealed.open('given_name', person.givenName) ?? '';
  return address ? { address, name, locale: localeOf(bundle.info, person.locale) } : null;
}

/** What is followed from an address, confirmed or not; without a reader when the address is gone. */
export async function followOf(bundle: TenantBundle, sql: Session['sql'], id: string) {
  const [row] = await sql<{
    address: Uint8Array | null;
    locale: string;
    confirmed: boolean;
    subjectType: string;
    subjectId: string;
  }>`
    select address, locale, confirmed_at is not null as confirmed, subject_type as "subjectType", subject_id as "subjectId"
    from subscription where tenant_id = ${bundle.info.id}::uuid and id = ${id}::uuid`;
  if (!row) return null;
  const address = rowSealer(bundle.keys, 'subscription', id).open('address', row.address);
  const reader: Reader | null = address ? { address, name: '', locale: localeOf(bundle.info, row.locale) } : null;
  return { reader, confirmed: row.confirmed, subject: { type: row.subjectType, id: row.subjectId } };
}
