import { cleanText } from '@viche/i18n';
import type { PersonOfCode, PluginContext } from '@viche/plugin-api';
import type plugin from '../plugin.ts';
import type { PetitionSettings } from '../plugin.ts';
import { signatoryName } from './names.ts';

/** What became of a line that was typed. The first three stand on the sheet from then on, the others leave nothing. */
export const LINE_OUTCOMES = [
  'entered',
  'entered-before',
  'already-signed',
  'bad-code',
  'bad-name',
  'own-signature',
  'too-young',
  'line-taken',
] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

export interface LineResult {
  readonly line: number;
  readonly outcome: LineOutcome;
  /** When the person signed before, and how; with the number of the sheet where it was on paper. */
  readonly signedAt: Date | null;
  readonly channel: string | null;
  readonly sheet: string | null;
}

interface TypedLine {
  readonly sheetId: string;
  readonly petitionId: string;
  readonly line: number;
  readonly name: string;
  readonly person: PersonOfCode | null;
  readonly minAge: number;
  readonly signedAt: Date;
  readonly at: Date;
}

type Ctx = Pick<PluginContext<typeof plugin.settings>, 'sql' | 'tenantId' | 'newId' | 'actor' | 'settings' | 'notify'>;

/** Two words at least, letters with the signs that names have: a line of a public list, nothing else. */
const NAME = /^\p{L}[\p{L}\p{M}'’ʼ`.-]*( \p{L}[\p{L}\p{M}'’ʼ`.-]*){1,5}$/u;

/** The name as public lists write it; null for what cannot be one. */
export function nameOnPaper(raw: string, display: PetitionSettings['signatoryDisplay']): string | null {
  const name = cleanText(raw).replace(/\s+/gu, ' ').trim();
  return name.length <= 200 && NAME.test(name) ? signatoryName(name, display) : null;
}

const refused = (line: number, outcome: LineOutcome): LineResult => ({
  line,
  outcome,
  signedAt: null,
  channel: null,
  sheet: null,
});

/** Enters one line, or says why it does not stand. */
export async function enterLine(ctx: Ctx, typed: TypedLine): Promise<LineResult> {
  const { line, person, minAge } = typed;
  const name = nameOnPaper(typed.name, ctx.settings.signatoryDisplay);
  if (!person) return refused(line, 'bad-code');
  if (!name) return refused(line, 'bad-name');
  // Whoever enters does not enter the own name: nobody would have looked at that line but its signatory.
  if (ctx.actor.personKey && Buffer.compare(person.personKey, ctx.actor.personKey) === 0)
    return refused(line, 'own-signature');
  if (person.age !== null && person.age < minAge) return refused(line, 'too-young');
  const occupied = await whatStandsOn(ctx, typed, person);
  if (occupied) return occupied;

  const { tenantId } = ctx;
  const [signature] = await ctx.sql<{ id: string }>`
    insert into petitions_petition_signature
      (tenant_id, id, petition_id, person_key, participant_id, public_name, channel, assurance, signed_at)
    values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${typed.petitionId}::uuid, ${person.personKey}, ${person.participantId}::uuid,
      ${name}, 'paper', 'guest', ${typed.signedAt})
    on conflict (tenant_id, petition_id, person_key) where withdrawn_at is null do nothing
    returning id`;
  if (!signature) return knownBefore(ctx, typed, person);
  await keepLine(ctx, typed, 'entered', signature.id);
  if (person.participantId) {
    await ctx.notify({
      template: 'signedOnPaper',
      participantId: person.participantId,
      params: { petitionId: typed.petitionId },
      dedupeKey: `petitions.signed-on-paper:${signature.id}`,
    });
  }
  return { line, outcome: 'entered', signedAt: typed.signedAt, channel: 'paper', sheet: null };
}

/** The line is filled already: by the same person, when a form is sent twice, or by another. */
async function whatStandsOn(ctx: Ctx, { sheetId, line }: TypedLine, person: PersonOfCode): Promise<LineResult | null> {
  const [filled] = await ctx.sql<{ outcome: string; same: boolean; signedAt: Date | null; channel: string | null }>`
    select l.outcome, coalesce(s.person_key = ${person.personKey}, false) as same, s.signed_at as "signedAt", s.channel
    from petitions_paper_sheet_line l
    left join petitions_petition_signature s on s.tenant_id = l.tenant_id and s.id = l.signature_id
    where l.tenant_id = ${ctx.tenantId}::uuid and l.sheet_id = ${sheetId}::uuid and l.line = ${line} and l.removed_at is null`;
  if (!filled) return null;
  if (!filled.same) return refused(line, 'line-taken');
  const outcome = filled.outcome === 'entered' ? 'entered-before' : 'already-signed';
  return { line, outcome, signedAt: filled.signedAt, channel: filled.channel, sheet: null };
}

/** The person has signed: online, or on a sheet that was entered before. The line says so and makes no second signature. */
async function knownBefore(ctx: Ctx, typed: TypedLine, person: PersonOfCode): Promise<LineResult> {
  const [earlier] = await ctx.sql<{ id: string; signedAt: Date; channel: string; sheet: string | null }>`
    select s.id, s.signed_at as "signedAt", s.channel, h.number as sheet
    from petitions_petition_signature s
    left join petitions_paper_sheet_line l on l.tenant_id = s.tenant_id and l.signature_id = s.id and l.outcome = 'entered'
    left join petitions_paper_sheet h on h.tenant_id = l.tenant_id and h.id = l.sheet_id
    where s.tenant_id = ${ctx.tenantId}::uuid and s.petition_id = ${typed.petitionId}::uuid
      and s.person_key = ${person.personKey} and s.withdrawn_at is null`;
  await keepLine(ctx, typed, 'already-signed', earlier!.id);
  const { signedAt, channel, sheet } = earlier!;
  return { line: typed.line, outcome: 'already-signed', signedAt, channel, sheet };
}

async function keepLine(
  ctx: Ctx,
  { sheetId, line, at }: TypedLine,
  outcome: 'entered' | 'already-signed',
  signatureId: string,
): Promise<void> {
  await ctx.sql`
    insert into petitions_paper_sheet_line (tenant_id, id, sheet_id, line, outcome, signature_id, staff_id, entered_at)
    values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${sheetId}::uuid, ${line}, ${outcome}, ${signatureId}::uuid,
      ${ctx.actor.staffId}::uuid, ${at})`;
}
