import { Closed, NotFound, OwnCase, type PluginContext } from '@viche/plugin-api';
import { PaperOff, PetitionNotSignable, SheetClosed } from './errors.ts';
import { type PetitionRules, petitionRules } from './rules.ts';
import { type PetitionState, signableStates } from './states.ts';

/** Until when sheets may be entered: so many local days after the end of the collection. Null where paper is not taken. */
export async function paperUntil(
  { sql, tenant }: Pick<PluginContext, 'sql' | 'tenant'>,
  { paperSignatures, paperEntryDays }: PetitionRules,
  collectUntil: Date,
): Promise<Date | null> {
  if (!paperSignatures) return null;
  // In local days: an hour of summer time more or less must not move the end away from midnight.
  const [row] = await sql<{ until: Date }>`
    select (${collectUntil}::timestamptz at time zone ${tenant.timeZone} + make_interval(days => ${paperEntryDays}::int))
      at time zone ${tenant.timeZone} as until`;
  return row!.until;
}

interface PaperPetition {
  readonly state: string;
  readonly rules: unknown;
  readonly paperUntil: Date | null;
}

/**
 * The frozen rules of a petition whose sheets may be entered and mended now.
 *
 * @throws {PaperOff} where they take no paper
 * @throws {PetitionNotSignable} in a state that takes no signatures
 * @throws {Closed} when the days for entering are over
 */
export function rulesForPaper({ state, rules, paperUntil: until }: PaperPetition, at: Date): PetitionRules {
  const frozen = petitionRules.safeParse(rules).data;
  if (!frozen?.paperSignatures) throw new PaperOff({});
  if (!signableStates(frozen.signAfterThreshold).has(state as PetitionState)) throw new PetitionNotSignable({ state });
  if (until && at >= until) throw new Closed({ at: until });
  return frozen;
}

type Ctx = Pick<PluginContext, 'gate' | 'db' | 'tenantId' | 'actor' | 'now'>;

/** The petition of a sheet for an officer who is not its author, under the gate of whoever signs. */
export async function paperPetition(ctx: Ctx, petitionId: string) {
  await ctx.gate('Petition', petitionId, 'append');
  const petition = await ctx.db.petition.findFirst({ where: { tenantId: ctx.tenantId, id: petitionId } });
  if (!petition?.publishedAt || !petition.collectUntil) throw new NotFound({});
  if (petition.authorId !== null && petition.authorId === ctx.actor.participantId) throw new OwnCase({});
  const at = await ctx.now();
  return { petition, at, rules: rulesForPaper(petition, at) };
}

/**
 * A sheet with its petition. The sheet is gated too: of two officers with one sheet the second sees what the first did.
 *
 * @throws {SheetClosed} when it is closed and an open one is wanted
 */
export async function paperSheet(ctx: Ctx, sheetId: string, want: 'open' | 'any' = 'open') {
  const where = { tenantId: ctx.tenantId, id: sheetId };
  const named = await ctx.db.paperSheet.findFirst({ where, select: { petitionId: true } });
  if (!named) throw new NotFound({});
  const found = await paperPetition(ctx, named.petitionId);
  await ctx.gate('PaperSheet', sheetId, 'move');
  const sheet = await ctx.db.paperSheet.findFirstOrThrow({ where });
  if (want === 'open' && sheet.state !== 'open') throw new SheetClosed({});
  return { ...found, sheet };
}

/** How many lines of a sheet have been dealt with: entered, known already, or struck out. */
export function settledLines({ db, tenantId }: Pick<PluginContext, 'db' | 'tenantId'>, sheetId: string) {
  return db.paperSheetLine.count({ where: { tenantId, sheetId, removedAt: null } });
}

/**
 * The moment that stands for a signature of which only the day is known: noon of that day, within the collection and not
 * after now.
 */
export function momentOnPaper(
  noon: Date,
  { publishedAt, collectUntil }: { publishedAt: Date; collectUntil: Date },
  now: Date,
): Date {
  const latest = Math.min(collectUntil.getTime() - 1, now.getTime());
  return new Date(Math.max(publishedAt.getTime(), Math.min(noon.getTime(), latest)));
}
