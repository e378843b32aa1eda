import type { DataContext } from '@viche/plugin-api';
import { LOOK_MINUTES, type PaperKind, type RefusalGround } from './paper-rules.ts';

export type PaperState = 'sent' | 'confirmed' | 'refused' | 'withdrawn';

/** A paper as its sender sees it. */
export interface OwnPaper {
  readonly id: string;
  readonly kind: PaperKind;
  readonly state: PaperState;
  readonly sentAt: Date;
  readonly endedAt: Date | null;
  readonly ground: RefusalGround | null;
  readonly reason: string | null;
  readonly expiresAt: Date | null;
  /** When the file goes; null where nobody has decided. */
  readonly fileUntil: Date | null;
  readonly hasFile: boolean;
  readonly revision: number;
}

type SqlPart = ReturnType<DataContext['sql']['part']>;

/** Whether the file of a paper is still there. `tenant` and `paper` name the columns that say which paper. */
export const hasPaperFile = (sql: DataContext['sql'], tenant: SqlPart, paper: SqlPart): SqlPart => sql.part`exists (
  select from attachment a where a.tenant_id = ${tenant} and a.subject_id = ${paper} and a.subject_type = 'ResidencyClaim')`;

const hasFile = ({ sql }: Pick<DataContext, 'sql'>) => hasPaperFile(sql, sql.part`c.tenant_id`, sql.part`c.id`);

const MOST_OWN = 20;

/** Papers that the viewer has sent, the latest first. */
export async function papersOfViewer(ctx: DataContext): Promise<OwnPaper[]> {
  if (!ctx.actor.participantId) return [];
  return ctx.sql<OwnPaper>`
    select c.id, c.kind, c.state, c.sent_at as "sentAt", c.ended_at as "endedAt", c.ground, c.reason, c.expires_at as "expiresAt",
      c.file_until as "fileUntil", c.revision, ${hasFile(ctx)} as "hasFile"
    from residency_claim c
    where c.tenant_id = ${ctx.tenantId}::uuid and c.participant_id = ${ctx.actor.participantId}::uuid
    order by c.sent_at desc, c.id desc limit ${MOST_OWN}`;
}

/** A paper as the desk lists it: nothing of who sent it. */
export interface DeskPaper {
  readonly id: string;
  readonly kind: PaperKind;
  readonly state: Exclude<PaperState, 'withdrawn'>;
  readonly sentAt: Date;
  readonly endedAt: Date | null;
  /** Who decided. */
  readonly by: string | null;
  readonly ground: RefusalGround | null;
  readonly expiresAt: Date | null;
  readonly hasFile: boolean;
  /** The viewer's own: somebody else decides. */
  readonly mine: boolean;
  readonly revision: number;
}

const MOST_SHOWN = 200;

/** Papers that wait, the oldest first, then those decided in the last 30 days; one alone by its id. */
export async function deskPapers(ctx: DataContext, id: string | null = null): Promise<DeskPaper[]> {
  if (!ctx.ability.can('read', 'ResidencyClaim')) return [];
  return ctx.sql<DeskPaper>`
    select c.id, c.kind, c.state, c.sent_at as "sentAt", c.ended_at as "endedAt", m.display_name as by, c.ground,
      c.expires_at as "expiresAt", ${hasFile(ctx)} as "hasFile", c.participant_id = ${ctx.actor.participantId}::uuid as mine,
      c.revision
    from residency_claim c left join staff_member m on m.tenant_id = c.tenant_id and m.id = c.staff_id
    where c.tenant_id = ${ctx.tenantId}::uuid and c.state <> 'withdrawn' and (${id}::uuid is null or c.id = ${id}::uuid)
      and (${id}::uuid is not null or c.state = 'sent' or c.ended_at > now() - interval '30 days')
    order by c.ended_at desc nulls first, c.sent_at, c.id limit ${MOST_SHOWN}`;
}

/** How many papers wait for this viewer, and since when the oldest does. */
export async function waitingPapers(ctx: DataContext): Promise<{ count: number; since: Date | null }> {
  if (!ctx.ability.can('decide', 'ResidencyClaim')) return { count: 0, since: null };
  const [row] = await ctx.sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(sent_at) as since from residency_claim
    where tenant_id = ${ctx.tenantId}::uuid and state = 'sent' and participant_id <> ${ctx.actor.participantId}::uuid`;
  return row!;
}

/** What one look shows for a quarter of an hour: who sent the paper, by the e-ID. */
export interface OpenedPerson {
  readonly lookId: string;
  /** Id of the paper, or of the confirmation, that was looked at. */
  readonly of: string;
  /** Id of the paper whose file it shows; null where the document was seen at a desk. */
  readonly fileOf: string | null;
  /** Empty where the e-ID told none. */
  readonly name: string;
  readonly birthDate: string | null;
}

/** The viewer's own look at a person, while it shows; null for somebody else's, and for one whose time is over. */
export async function openedPerson(ctx: DataContext, lookId: string): Promise<OpenedPerson | null> {
  const [row] = await ctx.sql<{ question: Uint8Array } & PersonRow>`
    select l.question, p.id, p.family_name as "familyName", p.given_name as "givenName", p.patronymic, p.birth_date as "birthDate"
    from personal_data_access l join participant p on p.tenant_id = l.tenant_id and p.id = l.participant_id
    where l.tenant_id = ${ctx.tenantId}::uuid and l.id = ${lookId}::uuid and l.staff_id = ${ctx.actor.staffId}::uuid
      and l.question is not null and l.at > now() - make_interval(mins => ${LOOK_MINUTES}::int)`;
  if (!row) return null;
  const of = ctx.sealing('personal_data_access', lookId).open('question', row.question);
  return { lookId, of, fileOf: await paperOf(ctx, of), ...personIn(ctx, row) };
}

/** The paper behind a look: the very thing, or what a checked confirmation was given by. */
async function paperOf({ sql, tenantId }: DataContext, of: string): Promise<string | null> {
  const [row] = await sql<{ id: string | null }>`
    select id from residency_claim where tenant_id = ${tenantId}::uuid and id = ${of}::uuid
    union all select claim_id from residency_check where tenant_id = ${tenantId}::uuid and id = ${of}::uuid`;
  return row?.id ?? null;
}

interface PersonRow {
  readonly id: string;
  readonly familyName: Uint8Array | null;
  readonly givenName: Uint8Array | null;
  readonly patronymic: Uint8Array | null;
  readonly birthDate: Uint8Array | null;
}

function personIn(ctx: DataContext, { id, ...row }: PersonRow): Pick<OpenedPerson, 'name' | 'birthDate'> {
  const sealed = ctx.sealing('participant', id);
  const open = (column: string, bytes: Uint8Array | null) => (bytes ? sealed.open(column, bytes) : null);
  const parts = [
    open('family_name', row.familyName),
    open('given_name', row.givenName),
    open('patronymic', row.patronymic),
  ];
  return { name: parts.filter(Boolean).join(' '), birthDate: open('birth_date', row.birthDate) };
}
