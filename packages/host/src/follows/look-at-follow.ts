import type { TenantKeys } from '@viche/identity';
import type { DataContext, FollowedSubject } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';
import { CONFIRM_DAYS } from './follow-commands.ts';
import { type FollowTokenUse, readFollowToken } from './follow-token.ts';

/** What stands behind the link of a letter. `over`: ended, or never confirmed in time; `unknown`: no link of this hromada. */
export type FollowSeen =
  | { readonly state: 'waiting' | 'confirmed'; readonly subject: FollowedSubject | null }
  | { readonly state: 'over' | 'unknown'; readonly subject: null };

/** Looks and changes nothing: mail programs and virus scanners open every link of a letter. */
export async function lookAtFollow(
  services: HostServices,
  keys: TenantKeys,
  ctx: DataContext,
  use: FollowTokenUse,
  token: string,
): Promise<FollowSeen> {
  const id = readFollowToken(keys, use, token);
  if (!id) return { state: 'unknown', subject: null };
  const [row] = await ctx.sql<{ type: string; subjectId: string; confirmed: boolean }>`
    select subject_type as type, subject_id as "subjectId", confirmed_at is not null as confirmed
    from subscription where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid
      and (confirmed_at is not null or created_at > now() - make_interval(days => ${CONFIRM_DAYS}::int))`;
  if (!row) return { state: 'over', subject: null };
  return {
    state: row.confirmed ? 'confirmed' : 'waiting',
    subject: await followedSubject(services, ctx, { type: row.type, id: row.subjectId }),
  };
}

/** The subject in its owner's words; null when its module is off or it is nobody's to see any more. */
export async function followedSubject(
  services: HostServices,
  ctx: DataContext,
  { type, id }: { type: string; id: string },
): Promise<FollowedSubject | null> {
  const owner = services.servers.find((server) => server.follows?.[type]);
  if (!owner || !ctx.enabled.has(owner.manifest.id)) return null;
  const [subject] = await owner.follows![type]!.subjects(ctx, [id]);
  return subject ?? null;
}
