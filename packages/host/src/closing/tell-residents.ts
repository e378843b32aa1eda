import { newId, type Sql } from '@viche/db';
import { applyOnce, writeJob, writeJobs } from '@viche/events';
import { formatDate } from '@viche/i18n';
import type { AnyPluginServer } from '@viche/plugin-api';
import type { z } from 'zod';
import type { CoreDelivery } from '../core-delivery.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import type { HostServices } from '../services.ts';

/** Letters that one transaction asks for. */
const AT_ONCE = 500;

/**
 * One batch of letters to residents whose address is confirmed, which also asks for the next: that the site closes, or, to those
 * who had that letter, that it goes on. Nobody is told twice.
 */
export async function tellClosing(services: HostServices, { tenantId, payload, receipt }: CoreDelivery): Promise<void> {
  const told = CORE_MANIFEST.jobs.tellClosing.payload.parse(payload);
  await services.pool.scoped(tenantId, async ({ sql }) => {
    if (!(await applyOnce(sql, receipt))) return;
    const [tenant] = await sql<{ state: string }>`select state from tenant where id = ${tenantId}::uuid`;
    // Begun or called off anew meanwhile: that has a letter of its own.
    if ((tenant?.state === 'closing') !== (told.news === 'closes')) return;
    const people = await batch(sql, tenantId, told);
    await queueLetters(sql, tenantId, told, people);
    const last = people.at(-1);
    if (!last || people.length < AT_ONCE) return;
    await writeJob(sql, {
      tenantId,
      plugin: CORE_MANIFEST.id,
      key: 'tellClosing',
      payload: { ...told, after: last.id },
      requestId: newId(),
      dedupeKey: `closing:${told.news}:${told.since}:${last.id}`,
    });
  });
}

type Told = z.output<typeof CORE_MANIFEST.jobs.tellClosing.payload>;

const keyOf = ({ since }: Told, news: Told['news']): string => `core.closing:${news}:${since}:`;

function batch(sql: Sql, tenantId: string, told: Told): Promise<{ id: string }[]> {
  return sql<{ id: string }>`
    select p.id::text from participant p
    where p.tenant_id = ${tenantId}::uuid and p.state = 'active' and p.email_verified_at is not null
      and (${told.after}::uuid is null or p.id > ${told.after}::uuid)
      and (${told.news} = 'closes' or exists (
        select from notification n
        where n.tenant_id = p.tenant_id and n.dedupe_key = ${keyOf(told, 'closes')} || p.id::text and n.state = 'sent'))
    order by p.id limit ${AT_ONCE}`;
}

async function queueLetters(
  sql: Sql,
  tenantId: string,
  told: Told,
  people: readonly { readonly id: string }[],
): Promise<void> {
  const template = told.news === 'closes' ? 'siteCloses' : 'siteGoesOn';
  const queued = await sql<{ id: string }>`
    insert into notification (tenant_id, id, plugin, template, params, participant_id, dedupe_key)
    select ${tenantId}::uuid, l.id, ${CORE_MANIFEST.id}, ${template}, '{}'::jsonb, l.person, ${keyOf(told, told.news)} || l.person::text
    from unnest(${people.map(() => newId())}::uuid[], ${people.map(({ id }) => id)}::uuid[]) as l (id, person)
    on conflict (tenant_id, dedupe_key) do nothing
    returning id::text`;
  await writeJobs(sql, {
    tenantId,
    plugin: CORE_MANIFEST.id,
    key: 'deliverNotification',
    requestId: newId(),
    jobs: queued.map(({ id }) => ({ payload: { notificationId: id }, dedupeKey: id })),
  });
}

/** The two letters; what is no longer so is no news. */
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
  async siteGoesOn(_params, { ctx, t }) {
    const { closing, names } = ctx.tenant;
    if (closing) return null;
    return {
      subject: t('closing:letter.goesOn.subject'),
      paragraphs: [t('closing:letter.goesOn.body', { name: names[ctx.locale].official })],
      action: { label: t('closing:letter.goesOn.act'), path: '/' },
      why: t('closing:letter.goesOn.why'),
    };
  },
};
