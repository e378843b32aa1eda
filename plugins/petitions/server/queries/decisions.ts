import type { DataContext } from '@viche/plugin-api';
import type { PetitionRow } from './petition-rows.ts';

export interface GroundRow {
  readonly code: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly kind: string;
  readonly sourceAct: string;
  readonly hidesText: boolean;
}

const groundsOf = ({ sql, tenantId }: DataContext) => sql.part`
  select code, title_uk as "titleUk", title_en as "titleEn", kind, source_act as "sourceAct", hides_text as "hidesText"
  from petitions_refusal_ground where tenant_id = ${tenantId}::uuid`;

/** Grounds that may be named now, in their order. */
export function enabledGrounds(ctx: DataContext): Promise<GroundRow[]> {
  return ctx.sql<GroundRow>`
    ${groundsOf(ctx)} and enabled order by "order", code`;
}

/** Grounds by code, switched off ones too: a refusal keeps the ground on which it was given. */
export async function groundsByCode(codes: readonly string[], ctx: DataContext): Promise<Map<string, GroundRow>> {
  const rows = await ctx.sql<GroundRow>`
    ${groundsOf(ctx)} and code = any(${[...codes]})`;
  return new Map(rows.map((row) => [row.code, row]));
}

export interface DecisionRow {
  readonly kind: string;
  readonly reason: string;
  readonly textVersion: number;
  readonly decidedAt: Date;
}

/** What was decided about the text, the latest first. */
export function decisionsOf(ctx: DataContext, petitionId: string): Promise<DecisionRow[]> {
  return ctx.sql<DecisionRow>`
    select kind, reason, text_version as "textVersion", decided_at as "decidedAt" from petitions_petition_decision
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid order by decided_at desc, id desc`;
}

/** Whether this viewer reads the text of a tombstone: staff who see all petitions, and the author. */
export function mayReadText(
  ctx: DataContext,
  petition: Pick<PetitionRow, 'textHidden' | 'authorId' | 'state'>,
): boolean {
  if (!petition.textHidden && petition.state !== 'taken-down') return true;
  const { participantId } = ctx.actor;
  return ctx.ability.can('read-all', 'Petition') || (participantId !== null && petition.authorId === participantId);
}
