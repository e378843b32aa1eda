import type { Activity, ActivityQuestion, DataContext } from '@viche/plugin-api';
import { petitionPath } from '../web/petition-path.ts';

interface ActRow {
  readonly id: string;
  readonly at: Date;
  readonly act: 'signed' | 'signedOnPaper' | 'withdrew' | 'submitted' | 'joined' | 'left';
  readonly ref: string;
  readonly title: string;
  /** Whether everybody may open the petition. */
  readonly isPublic: boolean;
}

const ICONS = {
  signed: 'pen',
  signedOnPaper: 'file',
  withdrew: 'back',
  submitted: 'petition',
  joined: 'users',
  left: 'back',
};

/** Petitions that the person submitted, signed or joined, and what was taken back, the latest first. */
export async function petitionActivity(
  { sql, tenantId, t }: DataContext,
  { participantId, before, limit }: ActivityQuestion,
): Promise<readonly Activity[]> {
  const acts = await sql<ActRow>`
    select a.id, a.at, a.act, p.ref, case when p.text_hidden then '' else p.title end as title, p.published_at is not null as "isPublic"
    from (
      select id, petition_id, signed_at as at, case channel when 'paper' then 'signedOnPaper' else 'signed' end as act
        from petitions_petition_signature where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid
      union all select id, petition_id, withdrawn_at, 'withdrew' from petitions_petition_signature
        where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid and withdrawn_at is not null
      union all select id, petition_id, joined_at, 'joined' from petitions_petition_sponsor
        where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid
      union all select id, petition_id, withdrawn_at, 'left' from petitions_petition_sponsor
        where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid and withdrawn_at is not null
      union all select id, id, submitted_at, 'submitted' from petitions_petition
        where tenant_id = ${tenantId}::uuid and author_id = ${participantId}::uuid and submitted_at is not null
    ) as a join petitions_petition p on p.tenant_id = ${tenantId}::uuid and p.id = a.petition_id
    where ${before}::timestamptz is null or a.at < ${before}::timestamptz
    order by a.at desc, a.id desc limit ${limit}`;
  return acts.map(({ id, at, act, ref, title, isPublic }) => ({
    key: `${id}:${act}`,
    at,
    icon: ICONS[act],
    act: t(`petitions:activity.${act}`),
    title: title || t('petitions:tombstone.title'),
    path: isPublic ? petitionPath({ ref, title }) : act === 'submitted' ? `/account/petitions/${ref}` : null,
  }));
}
