import type { DataContext } from '@viche/plugin-api';
import { sponsorNames } from '../sponsors.ts';

export interface SponsorCall {
  readonly petitionId: string;
  readonly token: string;
  readonly needed: number;
  readonly openedAt: Date;
  readonly closesAt: Date;
}

/** The calls of these petitions. */
export async function callsOf(
  petitionIds: readonly string[],
  { sql, tenantId }: DataContext,
): Promise<Map<string, SponsorCall>> {
  const rows = await sql<SponsorCall>`
    select petition_id as "petitionId", token, needed, opened_at as "openedAt", closes_at as "closesAt" from petitions_sponsor_call
    where tenant_id = ${tenantId}::uuid and petition_id = any(${[...petitionIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.petitionId, row]));
}

export interface Invitation extends SponsorCall {
  readonly authorId: string | null;
  readonly authorName: string;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly names: readonly (string | null)[];
  /** When the viewer joined, if he is in the group. */
  readonly joinedAt: Date | null;
}

/** What stands behind a private link, while its text waits for the group; null for everything else. */
export async function invitationByToken(ctx: DataContext, token: string): Promise<Invitation | null> {
  const { sql, tenantId, actor } = ctx;
  const [row] = await sql<Omit<Invitation, 'names'>>`
    select c.petition_id as "petitionId", c.token, c.needed, c.opened_at as "openedAt", c.closes_at as "closesAt",
      p.author_id as "authorId", p.author_name as "authorName", p.title, p.essence, p.demand,
      (select s.joined_at from petitions_petition_sponsor s
       where s.tenant_id = c.tenant_id and s.petition_id = c.petition_id and s.withdrawn_at is null
         and s.person_key = ${actor.personKey}) as "joinedAt"
    from petitions_sponsor_call c join petitions_petition p on p.tenant_id = c.tenant_id and p.id = c.petition_id
    where c.tenant_id = ${tenantId}::uuid and c.token = ${token} and p.state = 'draft' and p.submitted_at is null`;
  if (!row) return null;
  return { ...row, names: (await sponsorNames([row.petitionId], ctx)).get(row.petitionId) ?? [] };
}
