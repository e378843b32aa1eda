import { applyOnce, removeRelayed } from '@viche/events';
import { sweepIdentity } from '@viche/identity';
import type { FailureRow } from '@viche/jobs';
import { forgetRecords } from './account/forget-records.ts';
import { settingsReader } from './caller.ts';
import { tellClosing } from './closing/tell-residents.ts';
import type { CoreDelivery } from './core-delivery.ts';
import { CORE_MANIFEST } from './core-manifest.ts';
import { checkDomains } from './domains/check-domains.ts';
import type { DomainProbe } from './domains/probe.ts';
import { tidyFiles } from './files/tidy-files.ts';
import { CONFIRM_DAYS } from './follows/follow-commands.ts';
import { tellFollowers } from './follows/tell-followers.ts';
import { lapseFourEyes } from './four-eyes/lapse.ts';
import { noteBrokenText } from './letter-texts/own-words.ts';
import { type LetterOptions, sendLetter, writeLetter } from './letters.ts';
import { countUsage, noteUsage } from './operators/count-usage.ts';
import { forgetInvitations } from './people/forget-invitations.ts';
import { noEffects } from './plugin-context.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { forgetOldLists } from './residency/forget-lists.ts';
import { forgetPapers } from './residency/forget-papers.ts';
import { publishInvalidations } from './run-command.ts';
import type { HostServices } from './services.ts';
import type { TenantBundle } from './tenants.ts';

/** The core's own jobs, for the catalogues of jobs and events. */
export const CORE_JOBS = { manifest: CORE_MANIFEST } as const;

export type CoreJobs = {
  readonly [K in keyof typeof CORE_JOBS.manifest.jobs]: (delivery: CoreDelivery) => Promise<void>;
};

export const isCoreJob = (key: string): key is keyof CoreJobs => key in CORE_JOBS.manifest.jobs;

export interface CoreJobsOptions extends LetterOptions {
  /** How long relayed rows of the outbox are kept. */
  readonly outboxDays: number;
  /** How own domains are looked at. */
  readonly probe: DomainProbe;
  /** Puts a dead job back into its queue: `retryFailure` of @viche/jobs. */
  retry(failure: FailureRow): Promise<void>;
}

/** Of each kind in one transaction: the site goes on writing meanwhile. */
const ROWS_AT_ONCE = 2_000;

/** Nightly: what has served its term goes (threats §5.9). Used idempotency keys after a day, letters' records after 90. */
async function tidy(
  services: HostServices,
  { outboxDays }: CoreJobsOptions,
  { tenantId, receipt }: CoreDelivery,
): Promise<void> {
  const bundle = await services.tenants.byId(tenantId);
  if (!bundle) return;
  await tidyOutbox(services, tenantId, outboxDays);
  await tidyFiles(services, tenantId);
  await tidyLists(services, tenantId);
  await tidyRecords(services, bundle);
  await services.pool.scoped(tenantId, async ({ sql }) => {
    if (!(await applyOnce(sql, receipt))) return;
    await sweepIdentity({ sql, tenant: bundle.info });
    await sql`delete from command_receipt where tenant_id = ${tenantId}::uuid and created_at < now() - interval '1 day'`;
    await sql`delete from edit_lock where tenant_id = ${tenantId}::uuid and expires_at < now()`;
    await sql`delete from job_failure where tenant_id = ${tenantId}::uuid and state <> 'dead' and created_at < now() - make_interval(days => ${outboxDays}::int)`;
    await sql`delete from subscription where tenant_id = ${tenantId}::uuid and confirmed_at is null and created_at < now() - make_interval(days => ${CONFIRM_DAYS}::int)`;
    await sql`delete from contact_change where tenant_id = ${tenantId}::uuid and expires_at < now()`;
    await forgetInvitations(sql, tenantId);
    await forgetPapers(sql, tenantId);
    await sql`delete from four_eyes_request where tenant_id = ${tenantId}::uuid and requested_at < now() - interval '5 years'`;
    await sql`delete from notification where tenant_id = ${tenantId}::uuid and state <> 'queued' and created_at < now() - interval '90 days'`;
  });
}

/** Deadlines are counted by the calendar in force: after each edit of it, those that run are counted again. */
async function recompute(services: HostServices, { tenantId, receipt }: CoreDelivery): Promise<void> {
  await services.pool.scoped(tenantId, async (session) => {
    if (!(await applyOnce(session.sql, receipt))) return;
    const effects = noEffects();
    for (const tag of await recomputeDeadlines(services, session, tenantId)) effects.invalidated.add(tag);
    await publishInvalidations(session, tenantId, effects);
  });
}

/** The day that has ended once more: what came after its last count. */
async function tellUsage(services: HostServices, { tenantId, receipt }: CoreDelivery): Promise<void> {
  const bundle = await services.tenants.byId(tenantId);
  if (!bundle) return;
  await services.pool.scoped(tenantId, async (session) => {
    if (!(await applyOnce(session.sql, receipt))) return;
    for (const daysAgo of [1, 0] as const)
      await noteUsage(session, await countUsage(services, session, bundle, daysAgo));
  });
}

/** The queue is told outside every transaction: under its old id, a job that is told twice waits once. */
async function retryFailure(
  services: HostServices,
  { retry }: CoreJobsOptions,
  { tenantId, payload, receipt }: CoreDelivery,
): Promise<void> {
  const { failureId } = CORE_MANIFEST.jobs.retryFailure.payload.parse(payload);
  const [failure] = await services.pool.scoped(
    tenantId,
    ({ sql }) => sql<Omit<FailureRow, 'tenantId'>>`
      select plugin, key, payload, request_id as "requestId" from job_failure
      where tenant_id = ${tenantId}::uuid and id = ${failureId}::uuid and state = 'retried'`,
    { readOnly: true },
  );
  if (failure) await retry({ tenantId, ...failure });
  await services.pool.scoped(tenantId, ({ sql }) => applyOnce(sql, receipt));
}

/** A run that is cut off goes on the next night: what is gone is gone. */
async function tidyOutbox(services: HostServices, tenantId: string, days: number): Promise<void> {
  const before = new Date(Date.now() - days * 86_400_000);
  let removed: number;
  do {
    removed = await services.pool.scoped(tenantId, ({ sql }) =>
      removeRelayed(sql, { tenantId, before, most: ROWS_AT_ONCE }),
    );
  } while (removed > 0);
}

/** Marks of registers that nobody asks any more, a part a transaction. */
async function tidyLists(services: HostServices, tenantId: string): Promise<void> {
  let removed: number;
  do {
    removed = await services.pool.scoped(tenantId, ({ sql }) => forgetOldLists(sql, tenantId));
  } while (removed > 0);
}

/** Consents and looks at data whose years are over, a part a transaction. */
async function tidyRecords(services: HostServices, bundle: TenantBundle): Promise<void> {
  const { recordYears } = settingsReader(bundle)(CORE_MANIFEST);
  let removed: number;
  do {
    removed = await services.pool.scoped(bundle.info.id, ({ sql }) => forgetRecords(sql, bundle.info.id, recordYears));
  } while (removed > 0);
}

export function coreJobs(services: HostServices, options: CoreJobsOptions): CoreJobs {
  return {
    deliverNotification: (delivery) => deliverNotification(services, options, delivery),
    tellFollowers: (delivery) => tellFollowers(services, delivery),
    tellClosing: (delivery) => tellClosing(services, delivery),
    retryFailure: (delivery) => retryFailure(services, options, delivery),
    lapseFourEyes: (delivery) => lapseFourEyes(services, delivery),
    recomputeDeadlines: (delivery) => recompute(services, delivery),
    checkDomains: (delivery) => checkDomains(services, options.probe, delivery),
    countUsage: (delivery) => tellUsage(services, delivery),
    tidy: (delivery) => tidy(services, options, delivery),
  };
}

/**
 * Writes and sends one letter. No transaction is open while the mail server is waited for: a crash between its "250" and
 * our commit sends the letter again, with the same Message-ID.
 */
async function deliverNotification(
  services: HostServices,
  options: CoreJobsOptions,
  delivery: CoreDelivery,
): Promise<void> {
  const { notificationId } = CORE_MANIFEST.jobs.deliverNotification.payload.parse(delivery.payload);
  const { tenantId, receipt } = delivery;
  const bundle = await services.tenants.byId(tenantId);
  if (!bundle) return;
  const letter = await services.pool.scoped(
    tenantId,
    (session) => writeLetter(services, bundle, session, notificationId),
    { readOnly: true },
  );
  if (letter) await sendLetter(services, bundle, letter, options);
  await services.pool.scoped(tenantId, async ({ sql }) => {
    if (!(await applyOnce(sql, receipt))) return;
    if (letter?.brokenText) await noteBrokenText(sql, tenantId, letter.brokenText);
    await sql`update notification set state = ${letter ? 'sent' : 'dropped'}, sent_at = now(), attempts = attempts + 1
      where tenant_id = ${tenantId}::uuid and id = ${notificationId}::uuid and state = 'queued'`;
  });
}
