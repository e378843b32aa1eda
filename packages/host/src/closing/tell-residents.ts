import { newId } from '@viche/db';
import { applyOnce, writeJob, writeJobs } from '@viche/events';
import { formatDate } from '@viche/i18n';
import type { AnyPluginServer } from '@viche/plugin-api';
import type { CoreDelivery } from '../core-delivery.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import type { HostServices } from '../services.ts';

/** Letters that one transaction asks for. */
const AT_ONCE = 500;

/** One batch of letters to residents whose address is confirmed, which also asks for the next. Nobody is told twice. */
export async function tellClosing(services: HostServices, { tenantId, payload, receipt }: CoreDelivery): Promise<void> {
  const { since, after } = CORE_MANIFEST.jobs.tellClosing.payload.parse(payload);
  await services.pool.scoped(tenantId, async ({ sql }) => {
    if (!(await applyOnce(sql, receipt))) return;
    const [closing] = await sql`select from tenant where id = ${tenantId}::uuid and state = 'closing'`;
    if (!closing) return;
    const people = await sql<{ id: string }>`
      select id::text from participant
      where tenant_id = ${tenantId}::uuid and state = 'active' and email_verified_at is not null
        and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${AT_ONCE}`;
    const queued = await sql<{ id: string }>`
      insert into notification (tenant_id, id, plugin, template, params, participant_id, dedupe_key)
      select ${tenantId}::uuid, l.id, ${CORE_MANIFEST.id}, 'siteCloses', '{}'::jsonb, l.person, ${`core.closing:${since}:`} || l.person
      from unnest(${people.map(() => newId())}::uuid[], ${people.map(({ id }) => id)}::uuid[]) as l (id, person)
      on conflict (tenant_id, dedupe_key) do nothing
      returning id::text`;
    const requestId = newId();
    await writeJobs(sql, {
      tenantId,
      plugin: CORE_MANIFEST.id,
      key: 'deliverNotification',
      requestId,
      jobs: queued.map(({ id }) => ({ payload: { notificationId: id }, dedupeKey: id })),
    });
    const last = people.at(-1);
    if (!last || people.length < AT_ONCE) return;
    const next = { since, after: last.id };
    await writeJob(sql, {
      tenantId,
      plugin: CORE_MANIFEST.id,
      key: 'tellClosing',
      payload: next,
      requestId,
      dedupeKey: `closing:${since}:${last.id}`,
    });
  });
}

/** The letter; a closing that was called off meanwhile is no news. */
export const CLOSING_LETTERS: NonNullable<AnyPluginServer['notifications']> = {
  async siteCloses(_params, { ctx, t }) {
    const { closing, names } = ctx.tenant;
    if (!closing) return null;
    const words = {
      day: formatDate(ctx.locale, closing.lastDay),
      name: names[ctx.locale].official,
      address: closing.movedTo ?? '',
    };
    return {
      subject: t('closing:letter.subject', words),
      paragraphs: [
        t('closing:letter.when', words),
        ...(closing.movedTo ? [t('closing:letter.where', words)] : []),
        t('closing:letter.data'),
      ],
      action: { label: t('closing:letter.act'), path: '/account/data' },
      why: t('closing:letter.why'),
    };
  },
};
