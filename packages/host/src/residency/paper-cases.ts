import { Conflict, NotFound, OwnCase, type PluginContext } from '@viche/plugin-api';
import { PaperNotSeen } from './errors.ts';
import type { PaperKind } from './paper-rules.ts';

/** A paper as an officer works on it. */
export interface PaperCase {
  readonly participantId: string;
  readonly kind: PaperKind;
  readonly state: string;
  readonly revision: number;
  readonly sentAt: Date;
}

/**
 * The paper, held until the command ends.
 *
 * @throws {NotFound}
 * @throws {OwnCase} for the officer's own paper (threats F11)
 */
export async function heldPaper({ sql, tenantId, actor }: PluginContext, claimId: string): Promise<PaperCase> {
  const [paper] = await sql<PaperCase>`
    select participant_id as "participantId", kind, state, revision, sent_at as "sentAt" from residency_claim
    where tenant_id = ${tenantId}::uuid and id = ${claimId}::uuid and state <> 'withdrawn' for update`;
  if (!paper) throw new NotFound({});
  if (paper.participantId === actor.participantId) throw new OwnCase({});
  return paper;
}

/**
 * The paper that waits, as the officer saw it.
 *
 * @throws {Conflict} when somebody has decided meanwhile
 * @throws {PaperNotSeen} when this officer never opened it
 */
export async function waitingPaper(
  ctx: PluginContext,
  { claimId, revision }: { readonly claimId: string; readonly revision: number },
): Promise<PaperCase> {
  const paper = await heldPaper(ctx, claimId);
  if (paper.state !== 'sent' || paper.revision !== revision) throw new Conflict({});
  if (!(await hasLooked(ctx, paper.participantId, claimId))) throw new PaperNotSeen({});
  return paper;
}

/** Whether the acting officer has opened this very thing of the person. */
export async function hasLooked(ctx: PluginContext, participantId: string, of: string): Promise<boolean> {
  const looks = await ctx.sql<{ id: string; question: Uint8Array }>`
    select id, question from personal_data_access
    where tenant_id = ${ctx.tenantId}::uuid and participant_id = ${participantId}::uuid and staff_id = ${ctx.actor.staffId}::uuid
      and question is not null order by at desc limit 50`;
  return looks.some(({ id, question }) => ctx.sealing('personal_data_access', id).open('question', question) === of);
}
