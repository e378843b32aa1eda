import type { DataContext } from '@viche/plugin-api';
import { criteriaSchema, meant } from '../fraud/criteria.ts';
import { type OpenedLook, openedLook, type SignatoryQuestion, signatoryQuestion } from '../looks.ts';

/** As on the public list (threats F09). */
const PER_PAGE = 50;

/** A signatory as a look shows one: the name, withheld ones too, and what the public list does not tell. */
export interface LookedAtSignatory {
  readonly id: string;
  readonly name: string | null;
  readonly withheld: boolean;
  readonly signedAt: Date;
  readonly assurance: string;
  readonly channel: string;
  readonly standing: string;
}

export interface SignatoryLook extends OpenedLook {
  readonly asked: SignatoryQuestion;
  readonly signatories: readonly LookedAtSignatory[];
  /** Behind which signature the next page begins; null on the last one. */
  readonly next: string | null;
}

/** What the officer's look at a petition's signatories shows; null when its time is over. */
export async function signatoryLook(ctx: DataContext, lookId: string): Promise<SignatoryLook | null> {
  const look = await openedLook(ctx, lookId, 'Petition');
  if (!look) return null;
  const asked = signatoryQuestion.parse(JSON.parse(look.question));
  const rows = await signatories(ctx, look.subjectId, asked);
  const page = rows.slice(0, PER_PAGE);
  return { ...look, asked, signatories: page, next: rows.length > PER_PAGE ? page.at(-1)!.id : null };
}

const APOSTROPHES = '’ʼ‘`´';
/** Folds five apostrophes into one, as people type and registers write them. */
const folded = (name: string): string => name.toLowerCase().replace(new RegExp(`[${APOSTROPHES}]`, 'g'), "'");
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** One more than a page, the latest first: whatever lives, put aside or not. What was taken back is the person's own again. */
async function signatories(ctx: DataContext, petitionId: string, { name, invalidationId, after }: SignatoryQuestion) {
  const { sql, tenantId } = ctx;
  const pattern = name === undefined ? null : `%${escaped(folded(name))}%`;
  const named = sql.part`translate(lower(s.public_name), ${APOSTROPHES}, ${"'".repeat(APOSTROPHES.length)}) like ${pattern}`;
  return sql<LookedAtSignatory>`
    select s.id, s.public_name as name, s.name_hidden_at is not null as withheld, s.signed_at as "signedAt", s.assurance, s.channel, s.standing
    from petitions_petition_signature s
    where s.tenant_id = ${tenantId}::uuid and s.petition_id = ${petitionId}::uuid and s.withdrawn_at is null
      and (${after ?? null}::uuid is null or s.id < ${after ?? null}::uuid)
      ${pattern === null ? sql.part`` : sql.part`and ${named}`}
      ${invalidationId === undefined ? sql.part`` : sql.part`and s.id in (${await heldBy(ctx, petitionId, invalidationId)})`}
    order by s.id desc limit ${PER_PAGE + 1}`;
}

/** Signatures that a decision would put aside, while it is drafted, or that it holds. */
async function heldBy(ctx: DataContext, petitionId: string, invalidationId: string) {
  const { sql, tenantId } = ctx;
  const decision = await ctx.db.signatureInvalidation.findFirst({
    where: { tenantId, id: invalidationId, petitionId },
    select: { state: true, criteria: true, mark: true },
  });
  if (decision?.state === 'drafted')
    return meant(ctx, petitionId, criteriaSchema.parse(decision.criteria), decision.mark);
  return sql.part`
    select h.id from petitions_petition_signature h
    where h.tenant_id = ${tenantId}::uuid and h.petition_id = ${petitionId}::uuid and h.invalidation_id = ${invalidationId}::uuid`;
}
