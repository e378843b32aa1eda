import type { DataContext, OpenDatasetDeclaration, OpenRowsQuestion } from '@viche/plugin-api';
import { OPEN_DATA, type PetitionState } from '../states.ts';
import { BEFORE_ALL } from './before-all.ts';

interface SignatureRow {
  readonly id: string;
  readonly state: PetitionState;
  readonly motionUid: string;
  readonly voterName: string | null;
  readonly motionTitle: string;
  readonly date: string;
}

/**
 * What law 393/96-ВР art. 23-1 makes public of a signature: a name and a day. A name that is hidden is null here too
 * (threats F09); how somebody signed, from where and at what hour is never published.
 */
async function rows(ctx: DataContext, { after, limit }: OpenRowsQuestion) {
  const found = await ctx.sql<SignatureRow>`
    select s.id, p.state, p.number as "motionUid", case when s.name_hidden_at is null then s.public_name end as "voterName",
      p.title as "motionTitle", (s.signed_at at time zone ${ctx.tenant.timeZone})::date as date
    from (select * from petitions_petition_signature
      where tenant_id = ${ctx.tenantId}::uuid and standing = 'counted' and withdrawn_at is null and id > ${after ?? BEFORE_ALL}::uuid
      order by id limit ${limit}) s
    join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
    order by s.id`;
  // Petitions are judged after the batch is cut: so each batch is a short walk along the key, whatever was taken down.
  const open = found.filter(({ state }) => OPEN_DATA.includes(state));
  return {
    rows: open.map(({ id: _id, state: _state, ...row }) => row),
    next: found.length === limit ? found.at(-1)!.id : null,
  };
}

async function facts(ctx: DataContext) {
  const [found] = await ctx.sql<{ rows: number; changedAt: Date | null }>`
    select coalesce(sum(signature_count), 0)::int as rows,
      (select s.signed_at from petitions_petition_signature s
       where s.tenant_id = ${ctx.tenantId}::uuid order by s.id desc limit 1) as "changedAt"
    from petitions_petition where tenant_id = ${ctx.tenantId}::uuid and state = any(${[...OPEN_DATA]})`;
  return found!;
}

/** Annex 34 of CMU 835/2015, resource `votings`: the signatures. */
export const votingsDataset: OpenDatasetDeclaration = {
  key: 'petitions-votings',
  annex: '34',
  primaryKey: 'motionUid',
  columns: [
    { name: 'motionUid', datatype: 'string', need: 'required' },
    { name: 'voterName', datatype: 'string', need: 'required' },
    { name: 'motionTitle', datatype: 'string', need: 'required' },
    { name: 'date', datatype: 'date', need: 'required' },
  ],
  rows,
  facts,
};
