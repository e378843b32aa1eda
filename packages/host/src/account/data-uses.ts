import type { AnyPluginServer, DataContext, DataUse } from '@viche/plugin-api';
import { type LetterSource, lettersOf } from '../letter-choices/topics.ts';

type Source = Pick<AnyPluginServer, 'manifest' | 'personalData'>;

const use = (name: string): DataUse => ({
  data: `mydata:uses.${name}.data`,
  purpose: `mydata:uses.${name}.purpose`,
  ground: `mydata:uses.${name}.ground`,
  kept: `mydata:uses.${name}.kept`,
});

/** What the core itself keeps about people. */
const CORE_USES: readonly DataUse[] = ['identity', 'contact', 'residency', 'residencePapers', 'sessions', 'access'].map(
  use,
);

/** What is kept about people and why, by the core and by the modules that are on, in the reader's language. */
export function dataUses({ t, enabled }: Pick<DataContext, 't' | 'enabled'>, servers: readonly Source[]): DataUse[] {
  const ofModules = servers
    .filter(({ manifest }) => enabled.has(manifest.id))
    .flatMap(({ personalData }) => personalData.uses ?? []);
  return [...CORE_USES, ...ofModules].map(({ data, purpose, ground, kept }) => ({
    data: t(data),
    purpose: t(purpose),
    ground: t(ground),
    kept: t(kept),
  }));
}

/** One thing that was done with the viewer's data. */
export interface ProcessingView {
  readonly at: Date;
  /** What was done, in the reader's language. */
  readonly act: string;
  /** With which part, or by which way; empty where the act says it all. */
  readonly about: string;
}

interface LogRow {
  readonly at: Date;
  readonly act: 'given' | 'withdrawn' | 'identified' | 'residency' | 'paper' | 'letter';
  readonly about: string;
}

const LONGEST_LIST = 200;

/** What was done with the viewer's data, the latest first: consents, logins that renewed them, letters of the last 90 days. */
export async function processingLog(ctx: DataContext, servers: readonly LetterSource[]): Promise<ProcessingView[]> {
  const { sql, tenantId, t } = ctx;
  const { participantId } = ctx.actor;
  if (!participantId) return [];
  const mine = sql.part`tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid`;
  const rows = await sql<LogRow>`
    select at, act, about from (
      select at, act, purpose as about from consent where ${mine}
      union all select verified_at, 'identified', provider_id from identity_link where ${mine}
      union all select checked_at, 'residency', basis from residency_proof where ${mine}
      union all select sent_at, 'paper', kind from residency_claim where ${mine}
      union all select sent_at, 'letter', plugin || '.' || template from notification
        where ${mine} and state = 'sent' and sent_at is not null
    ) as log order by at desc limit ${LONGEST_LIST}`;
  const topicTitle = (plugin: string, key: string | undefined): string => {
    const topic = key === undefined ? undefined : lettersOf(servers, plugin)?.topics[key];
    return topic ? t(topic.title) : t('mydata:log.otherLetter');
  };
  const aboutIn = ({ act, about }: LogRow): string => {
    if (act === 'identified') return about === 'gov-id' ? t('mydata:log.byGovId') : t('mydata:log.byEid');
    if (act === 'residency') return '';
    if (act === 'paper') return t(`residency:documents.${about}`);
    if (about === 'contact') return t('mydata:log.contact');
    const [plugin = '', key = ''] = about.replace(/^letters:/, '').split('.');
    return topicTitle(plugin, act === 'letter' ? lettersOf(servers, plugin)?.kinds[key]?.topic : key);
  };
  return rows.map((row) => ({ at: row.at, act: t(`mydata:log.act.${row.act}`), about: aboutIn(row) }));
}
