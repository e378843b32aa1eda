import type { DataContext, HomeHighlights, HomeTask } from '@viche/plugin-api';
import plugin from '../plugin.ts';
import { petitionPath } from '../web/petition-path.ts';
import { petitionRules } from './rules.ts';

const SHOWN_OPEN = 4;
const SHOWN_ANSWERED = 3;

/** What the home page shows of petitions: those whose time ends first, the way to submit, answers, numbers of the year. */
export async function petitionHighlights(ctx: DataContext): Promise<HomeHighlights> {
  return {
    open: await openPetitions(ctx),
    tasks: ctx.tenant.closing ? [] : [submitTask(ctx)],
    answered: await answeredPetitions(ctx),
    numbers: await numbersOfYear(ctx),
    tags: ['Petition:list', 'Petition:counts'],
  };
}

const submitTask = (ctx: DataContext): HomeTask => ({
  icon: 'petition',
  title: ctx.t('petitions:home.task'),
  note: ctx.t('petitions:home.taskNote', { count: ctx.settingsOf(plugin).signatureThreshold }),
  path: '/petitions/new',
});

async function openPetitions(ctx: DataContext): Promise<HomeHighlights['open']> {
  const petitions = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'collecting', collectUntil: { gt: await ctx.now() } },
    orderBy: [{ collectUntil: 'asc' }, { id: 'asc' }],
    take: SHOWN_OPEN,
    select: { ref: true, title: true, collectUntil: true, signatureCount: true, rules: true, authorName: true },
  });
  return petitions.map((petition) => ({
    icon: 'petition',
    kind: ctx.t('petitions:home.kind'),
    title: petition.title,
    path: petitionPath(petition),
    note: ctx.t('petitions:home.openNote', {
      count: petition.signatureCount,
      threshold: petitionRules.safeParse(petition.rules).data?.signatureThreshold ?? 0,
      author: petition.authorName,
    }),
    endsAt: petition.collectUntil!,
    act: ctx.t('petitions:home.act'),
  }));
}

async function answeredPetitions(ctx: DataContext): Promise<HomeHighlights['answered']> {
  const petitions = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'answered', answeredAt: { not: null } },
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
    take: SHOWN_ANSWERED,
    select: { ref: true, title: true, answeredAt: true, signatureCount: true },
  });
  return petitions.map((petition) => ({
    title: petition.title,
    path: petitionPath(petition),
    verdict: ctx.t('petitions:state.answered'),
    note: ctx.t('petitions:counts.signatures', { count: petition.signatureCount }),
    answeredAt: petition.answeredAt!,
  }));
}

async function numbersOfYear(ctx: DataContext): Promise<HomeHighlights['numbers']> {
  const zone = ctx.tenant.timeZone;
  const [year] = await ctx.sql<{ published: number; reached: number; signatures: number }>`
    select count(*)::int as published, count(threshold_reached_at)::int as reached, coalesce(sum(signature_count), 0)::int as signatures
    from petitions_petition
    where tenant_id = ${ctx.tenantId}::uuid
      and published_at >= date_trunc('year', now() at time zone ${zone}) at time zone ${zone}`;
  if (!year || year.published === 0) return [];
  return [
    { value: year.signatures, label: ctx.t('petitions:home.signatures', { count: year.signatures }) },
    { value: year.published, label: ctx.t('petitions:home.published', { count: year.published }) },
    { value: year.reached, label: ctx.t('petitions:home.reached', { count: year.reached }) },
  ];
}
