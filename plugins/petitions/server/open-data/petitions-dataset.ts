import type { DataContext, OpenDatasetDeclaration, OpenRowsQuestion } from '@viche/plugin-api';
import { petitionPath } from '../../web/petition-path.ts';
import { OPEN_DATA, type PetitionState } from '../states.ts';
import { BEFORE_ALL } from './before-all.ts';

/** Words of annex 34 for a state, and for a petition that did not reach its threshold the law's own (393/96-ВР art. 23-1). */
export const OPEN_STATUS: Partial<Record<PetitionState, string>> = {
  collecting: 'триває збір підписів',
  'threshold-reached': 'на розгляді',
  'in-review': 'на розгляді',
  answered: 'з відповіддю',
  expired: 'не набрала необхідної кількості підписів',
};

interface PublishedRow {
  readonly id: string;
  readonly ref: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string | null;
  readonly startDate: string;
  readonly count: number;
  readonly creator: string;
  readonly state: PetitionState;
  readonly answerDate: string | null;
}

async function rows(ctx: DataContext, { after, limit, origin }: OpenRowsQuestion) {
  const { tenant, tenantId } = ctx;
  const zone = tenant.timeZone;
  const found = await ctx.sql<PublishedRow>`
    select p.id, p.ref, p.number, p.title, c.title_uk as kind, (p.published_at at time zone ${zone})::date as "startDate",
      p.signature_count as count, p.author_name as creator, p.state, (p.answered_at at time zone ${zone})::date as "answerDate"
    from petitions_petition p
    left join petitions_petition_category c on c.tenant_id = p.tenant_id and c.id = p.category_id
    where p.tenant_id = ${tenantId}::uuid and p.state = any(${[...OPEN_DATA]}) and p.id > ${after ?? BEFORE_ALL}::uuid
    order by p.id limit ${limit}`;
  return {
    rows: found.map(({ ref, number, title, kind, startDate, count, creator, state, answerDate }) => {
      const url = `${origin}${petitionPath({ ref, title })}`;
      return {
        uid: number,
        kind,
        title,
        url,
        text: null,
        authorityName: tenant.names.uk.official,
        authorityId: tenant.edrpou,
        authorityCattutc: tenant.code,
        startDate,
        count: String(count),
        creator,
        status: OPEN_STATUS[state] ?? null,
        answerDate,
        answerUrl: answerDate ? `${url}#answer` : null,
        answerText: null,
      };
    }),
    next: found.length === limit ? found.at(-1)!.id : null,
  };
}

async function facts(ctx: DataContext) {
  const [found] = await ctx.sql<{ rows: number; changedAt: Date | null }>`
    select count(*)::int as rows,
      max(greatest(published_at, threshold_reached_at, announced_at, answered_at, ended_at)) as "changedAt"
    from petitions_petition where tenant_id = ${ctx.tenantId}::uuid and state = any(${[...OPEN_DATA]})`;
  return found!;
}

/** Annex 34 of CMU 835/2015, resource `petitions`. Texts of petitions and answers are pages, so their file names are null. */
export const petitionsDataset: OpenDatasetDeclaration = {
  key: 'petitions',
  annex: '34',
  primaryKey: 'uid',
  columns: [
    { name: 'uid', datatype: 'string', need: 'required' },
    { name: 'kind', datatype: 'string', need: 'optional' },
    { name: 'title', datatype: 'string', need: 'required' },
    { name: 'url', datatype: 'anyURL', need: 'required' },
    { name: 'text', datatype: 'string', need: 'optional' },
    { name: 'authorityName', datatype: 'string', need: 'required' },
    { name: 'authorityId', datatype: 'string', need: 'required' },
    { name: 'authorityCattutc', datatype: 'string', need: 'required' },
    { name: 'startDate', datatype: 'date', need: 'required' },
    { name: 'count', datatype: 'string', need: 'required' },
    { name: 'creator', datatype: 'string', need: 'required' },
    { name: 'status', datatype: 'string', need: 'required' },
    { name: 'answerDate', datatype: 'date', need: 'required' },
    { name: 'answerUrl', datatype: 'anyURL', need: 'required' },
    { name: 'answerText', datatype: 'string', need: 'optional' },
  ],
  rows,
  facts,
};
