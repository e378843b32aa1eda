import type { DataContext, LookDeclaration, LookField } from '@viche/plugin-api';
import { z } from 'zod';
import { APPROVED_LOOK_HOURS, LOOK_MINUTES } from '../look-minutes.ts';
import { petitionPath } from '../web/petition-path.ts';

/** What a look at signatories shows. */
export const SIGNATORY_FIELDS: readonly LookField[] = ['name', 'moment', 'assurance', 'channel', 'standing'];
/** What a look at a sheet of paper shows. */
export const SHEET_FIELDS: readonly LookField[] = ['name', 'moment', 'channel', 'scan'];

/** Which part of a petition's signatories a look asked for. Stands sealed in the row of the look. */
export const signatoryQuestion = z.strictObject({
  /** Part of a name. */
  name: z.string().optional(),
  /** Signatures that one decision means or holds. */
  invalidationId: z.uuid().optional(),
  /** The signature behind which the page begins. */
  after: z.uuid().optional(),
});
export type SignatoryQuestion = z.output<typeof signatoryQuestion>;

/** A look of the acting officer that still shows something. */
export interface OpenedLook {
  readonly id: string;
  readonly subjectId: string;
  readonly ground: string;
  readonly reason: string;
  readonly at: Date;
  /** Until when it shows anything. */
  readonly until: Date;
  /** As it was given to `ctx.looks.open`; empty for none. */
  readonly question: string;
}

/** The officer's own look, while it shows; null for somebody else's, one of another list, and one whose time is over. */
export async function openedLook(ctx: DataContext, lookId: string, subjectType: string): Promise<OpenedLook | null> {
  const [look] = await ctx.sql<Omit<OpenedLook, 'question'> & { question: Uint8Array | null }>`
    select * from (
      select a.id, a.subject_id as "subjectId", a.ground, a.reason, a.at, a.question, a.at + case when exists (
          select from four_eyes_request r where r.tenant_id = a.tenant_id and r.id = a.id)
        then make_interval(hours => ${APPROVED_LOOK_HOURS}::int) else make_interval(mins => ${LOOK_MINUTES}::int) end as until
      from personal_data_access a
      where a.tenant_id = ${ctx.tenantId}::uuid and a.id = ${lookId}::uuid and a.staff_id = ${ctx.actor.staffId}::uuid
        and a.subject_type = ${subjectType}) as look
    where until > now()`;
  if (!look) return null;
  const { question, ...rest } = look;
  return { ...rest, question: question ? ctx.sealing('personal_data_access', look.id).open('question', question) : '' };
}

interface ListRow {
  readonly subjectId: string;
  readonly ref: string;
  readonly title: string;
  readonly since: Date;
}

const asList = ({ ref, title, subjectId, since }: ListRow) => ({
  subjectId,
  title,
  since,
  path: petitionPath({ ref, title }),
});

/** Lists of people in this module: signatories of a petition, lines of a sheet of paper. */
export const petitionLooks: Readonly<Record<string, LookDeclaration>> = {
  Petition: {
    async listsOf({ sql, tenantId }, participantId) {
      const rows = await sql<ListRow>`
        select p.id as "subjectId", p.ref, p.title, min(s.signed_at) as since
        from petitions_petition_signature s join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
        where s.tenant_id = ${tenantId}::uuid and s.participant_id = ${participantId}::uuid
        group by p.tenant_id, p.id order by since desc limit 1000`;
      return rows.map(asList);
    },
  },
  PaperSheet: {
    async listsOf({ sql, tenantId }, participantId) {
      const rows = await sql<ListRow>`
        select l.sheet_id as "subjectId", p.ref, p.title, min(l.entered_at) as since
        from petitions_petition_signature s
        join petitions_paper_sheet_line l on l.tenant_id = s.tenant_id and l.signature_id = s.id
        join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
        where s.tenant_id = ${tenantId}::uuid and s.participant_id = ${participantId}::uuid
        group by l.sheet_id, p.tenant_id, p.id order by since desc limit 1000`;
      return rows.map(asList);
    },
  },
};
