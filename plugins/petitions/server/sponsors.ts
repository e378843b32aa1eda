import { randomBytes } from 'node:crypto';
import { meetsAssurance } from '@viche/authz';
import { type Actor, AssuranceNeeded, type DataContext, type PluginContext } from '@viche/plugin-api';
import type { PetitionSettings } from '../plugin.ts';
import { AgeUnknown, NotEligible } from './errors.ts';

type Ctx = Pick<DataContext, 'sql' | 'tenantId'>;

/** Secret of an invitation's address: 128 random bits. */
export const newCallToken = (): string => randomBytes(16).toString('base64url');

/** How many stand in the initiative group now, the author not counted. */
export async function sponsorCount({ sql, tenantId }: Ctx, petitionId: string): Promise<number> {
  const [row] = await sql<{ sponsors: number }>`
    select count(*)::int as sponsors from petitions_petition_sponsor
    where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and withdrawn_at is null`;
  return row!.sponsors;
}

/** Names of the initiative groups of these petitions, in the order of joining. */
export async function sponsorNames(
  petitionIds: readonly string[],
  { sql, tenantId }: Ctx,
): Promise<Map<string, (string | null)[]>> {
  const rows = await sql<{ petitionId: string; name: string | null }>`
    select petition_id as "petitionId", public_name as name from petitions_petition_sponsor
    where tenant_id = ${tenantId}::uuid and petition_id = any(${[...petitionIds]}::uuid[]) and withdrawn_at is null
    order by joined_at, id`;
  const groups = new Map<string, (string | null)[]>();
  for (const { petitionId, name } of rows) groups.set(petitionId, [...(groups.get(petitionId) ?? []), name]);
  return groups;
}

export type SponsorObstacle =
  | 'closed'
  | 'sign-in'
  | 'own-petition'
  | 'joined'
  | 'assurance'
  | 'age-unknown'
  | 'too-young';

/** Why this person cannot join the group now, in the order in which it helps to be told; null when nothing stands in the way. */
export function sponsorObstacle(
  call: { readonly closesAt: Date; readonly authorId: string | null; readonly joinedAt: Date | null },
  actor: Actor,
  { signAssurance, minAge }: PetitionSettings,
  now: Date,
): SponsorObstacle | null {
  if (call.joinedAt) return 'joined';
  if (now >= call.closesAt) return 'closed';
  if (!actor.participantId) return 'sign-in';
  if (call.authorId === actor.participantId) return 'own-petition';
  if (!meetsAssurance(actor.assurance, signAssurance) || !actor.personKey) return 'assurance';
  if (minAge === 0) return null;
  if (actor.age === null) return 'age-unknown';
  return actor.age < minAge ? 'too-young' : null;
}

/** The conditions are those of signing: who may stand behind a petition is one question. */
export function requireSponsor({
  actor,
  settings,
}: Pick<PluginContext, 'actor'> & { settings: PetitionSettings }): void {
  if (!meetsAssurance(actor.assurance, settings.signAssurance) || !actor.personKey)
    throw new AssuranceNeeded({ have: actor.assurance, need: settings.signAssurance });
  if (settings.minAge === 0) return;
  if (actor.age === null) throw new AgeUnknown({ minAge: settings.minAge });
  if (actor.age < settings.minAge) throw new NotEligible({ minAge: settings.minAge });
}
