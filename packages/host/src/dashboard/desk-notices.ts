import type { DataContext } from '@viche/plugin-api';
import { domainTroubles } from '../domains/domain-notices.ts';
import { countFailedJobs } from '../failed-jobs.ts';
import { ownCertificateDays } from '../logins/own-certificate.ts';
import { waitingChecks } from '../residency/check-queries.ts';
import { waitingPapers } from '../residency/paper-queries.ts';

/** Something that the viewer should see to. Texts are in the reader's language. */
export interface DeskNotice {
  readonly key: string;
  readonly tone: 'info' | 'warn' | 'bad';
  readonly text: string;
  /** Where it is seen to, on the site. */
  readonly path: string;
  readonly act: string;
}

type Source = (ctx: DataContext) => Promise<DeskNotice | null>;

const words = ({ t }: DataContext, key: string, values: Record<string, unknown> = {}) => ({
  key,
  text: t(`dashboard:notices.${key}.text`, values),
  act: t(`dashboard:notices.${key}.act`),
});

const failedJobs: Source = async (ctx) => {
  if (!ctx.ability.can('read', 'JobFailure')) return null;
  const count = await countFailedJobs(ctx.sql, ctx.tenantId);
  return count > 0 ? { ...words(ctx, 'failedJobs', { count }), tone: 'bad', path: '/admin/jobs' } : null;
};

const unverifiedMail: Source = async (ctx) => {
  const [person] = await ctx.sql`
    select 1 from participant where tenant_id = ${ctx.tenantId}::uuid and id = ${ctx.actor.participantId}::uuid
      and email_verified_at is null`;
  return person ? { ...words(ctx, 'unverifiedMail'), tone: 'warn', path: '/account/contacts' } : null;
};

/** An invitation that nobody took is worth a word before it ends. */
const EXPIRING_HOURS = 48;
const expiringInvitations: Source = async (ctx) => {
  if (!ctx.ability.can('update', 'StaffInvitation')) return null;
  const [row] = await ctx.sql<{ count: number }>`
    select count(*)::int as count from staff_invitation
    where tenant_id = ${ctx.tenantId}::uuid and state = 'open' and expires_at > now()
      and expires_at < now() + make_interval(hours => ${EXPIRING_HOURS}::int)`;
  const count = row?.count ?? 0;
  return count > 0 ? { ...words(ctx, 'expiringInvitations', { count }), tone: 'info', path: '/admin/people' } : null;
};

/** A text of a letter that could not be filled, as long as it is the one that counts. */
const brokenLetters: Source = async (ctx) => {
  if (!ctx.ability.can('update', 'LetterText')) return null;
  const [row] = await ctx.sql<{ count: number }>`
    select count(*)::int as count from (
      select distinct on (plugin, kind, locale) id, subject from letter_text
      where tenant_id = ${ctx.tenantId}::uuid order by plugin, kind, locale, number desc
    ) as latest join audit_entry e on e.tenant_id = ${ctx.tenantId}::uuid and e.action = 'core.letter-text-broken'
      and e.subject_id = latest.id::text
    where latest.subject is not null`;
  const count = row?.count ?? 0;
  return count > 0 ? { ...words(ctx, 'brokenLetters', { count }), tone: 'warn', path: '/admin/letters' } : null;
};

const troubledDomains: Source = async (ctx) => {
  const { dropped, certificates } = await domainTroubles(ctx);
  if (dropped > 0) return { ...words(ctx, 'droppedDomains', { count: dropped }), tone: 'bad', path: '/admin/domains' };
  if (certificates === 0) return null;
  return { ...words(ctx, 'certificates', { count: certificates }), tone: 'warn', path: '/admin/domains' };
};

const ownCertificate: Source = async (ctx) => {
  const days = await ownCertificateDays(ctx);
  if (days === null) return null;
  const path = '/admin/settings/core';
  return days > 0
    ? { ...words(ctx, 'govIdCertificateEnds', { count: days }), tone: 'warn', path }
    : { ...words(ctx, 'govIdCertificateEnded'), tone: 'bad', path };
};

/** A person who waits longer than this for a look at a paper has a reason to complain. */
const PAPER_DAYS = 5;
const residencePapers: Source = async (ctx) => {
  const { count, since } = await waitingPapers(ctx);
  if (!since) return null;
  const isOld = (await ctx.now()).getTime() - since.getTime() > PAPER_DAYS * 86_400_000;
  return {
    ...words(ctx, 'residencePapers', { count }),
    tone: isOld ? 'warn' : 'info',
    path: '/admin/residency/papers',
  };
};

const residenceChecks: Source = async (ctx) => {
  const count = await waitingChecks(ctx);
  return count > 0
    ? { ...words(ctx, 'residenceChecks', { count }), tone: 'info', path: '/admin/residency/checks' }
    : null;
};

/** In the order in which the desk shows them. Whoever has more to tell adds a source. */
const SOURCES: readonly Source[] = [
  ownCertificate,
  troubledDomains,
  failedJobs,
  unverifiedMail,
  brokenLetters,
  expiringInvitations,
  residencePapers,
  residenceChecks,
];

/** What the viewer should see to, by what the viewer may do. */
export async function deskNotices(ctx: DataContext): Promise<DeskNotice[]> {
  const notices: DeskNotice[] = [];
  for (const source of SOURCES) {
    const notice = await source(ctx);
    if (notice) notices.push(notice);
  }
  return notices;
}
