import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Card, Chip, LinkButton, Notice, PageMain, Table } from '@viche/ui';
import { contactOf } from '../contacts.ts';
import { DeskAnswer, doneOf, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { OwnPapers } from '../residency/own-papers.tsx';
import { actOnPaper } from '../residency/paper-act.ts';
import { PAPER_FIELDS, PaperForm } from '../residency/paper-form.tsx';
import { RESIDENCE, RESIDENCE_SOURCES, type ResidencePage, type SourceData } from '../residency/residency-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const known = site.actor.participantId !== null;
  const page = await site.query<Partial<ResidencePage>>(known ? RESIDENCE : RESIDENCE_SOURCES);
  return {
    title: site.translator.t('residency:page.title'),
    residenceSources: page.residenceSources ?? [],
    rules: page.residencePaperRules ?? { kinds: [], fileDays: 0 },
    myResidency: page.myResidency ?? [],
    papers: page.myResidencePapers ?? [],
    done: known ? doneOf(request, ['sent', 'withdrawn']) : null,
  };
}

/** A paper is sent, or taken back. Not in a session at a desk: there an officer has the paper before her. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  site.requirePerson();
  if (site.actor.assisted) throw Response.json({ code: 'core/not-at-desk' }, { status: 403 });
  const { outcome, form } = await actOnPaper(site, request);
  if (outcome.done) return redirect(`${site.href('/residency')}?done=${outcome.act}`, 303);
  return data({ refusal: outcome.refusal, typed: typedOf(form) } satisfies RefusedForm, { status: outcome.status });
}

export const meta = pageMeta;

/** «Why can't I?» about residence: what is known of the viewer, what the hromada counts, and how to get it. */
export default function Residence() {
  const { residenceSources, papers, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('residency');
  return (
    <PageMain>
      <div className="measure flow">
        <DeskAnswer refused={refused} fields={PAPER_FIELDS} done={done ? t(`paper.done.${done}`) : null} />
        <h1>{t('page.title')}</h1>
        <p className="lead">{t('page.lead')}</p>
        <h2>{t('page.now')}</h2>
        <Known />
      </div>
      <Proofs />
      <div className="measure flow mt-7">
        <OwnPapers papers={papers} />
        <h2>{t('page.ways')}</h2>
        {residenceSources.length === 0 ? <p>{t('page.none')}</p> : null}
        {residenceSources.map((source) => (
          <Way key={source} source={source} />
        ))}
        <PaperWay refused={refused} />
        <p className="muted">{t('page.again')}</p>
      </div>
    </PageMain>
  );
}

function Known() {
  const { t } = useTranslation('residency');
  const { actor, href } = useSite();
  if (!actor.participantId)
    return (
      <>
        <p>{t('page.guest')}</p>
        <p>
          <LinkButton href={`${href('/login')}?returnTo=${encodeURIComponent(href('/residency'))}`}>
            {t('page.signIn')}
          </LinkButton>
        </p>
      </>
    );
  if (actor.assurance === 'resident') return <Notice tone="ok" headingLevel={3} title={t('page.yes')} />;
  return (
    <Notice tone="info" headingLevel={3} title={t('page.no')}>
      {actor.assurance === 'email' ? <p>{t('page.weak')}</p> : null}
    </Notice>
  );
}

const TONES = {
  valid: { tone: 'ok', icon: 'ok' },
  expired: { tone: 'calm', icon: 'clock' },
  uncounted: { tone: 'calm', icon: 'no' },
} as const;

function Proofs() {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { myResidency } = useLoaderData<typeof loader>();
  if (myResidency.length === 0) return null;
  return (
    <div className="mt-5">
      <Table
        caption={t('page.table')}
        stack="wide"
        rows={myResidency}
        rowKey={({ basis, source, checkedAt }) => `${basis} ${source} ${checkedAt}`}
        columns={[
          { key: 'source', title: t('page.source'), cell: ({ source }) => t(`page.sources.${source}`) },
          { key: 'basis', title: t('page.basis'), cell: ({ basis }) => t(`page.bases.${basis}`) },
          { key: 'checked', title: t('page.checked'), cell: ({ checkedAt }) => format.date(checkedAt) },
          {
            key: 'until',
            title: t('page.until'),
            cell: ({ expiresAt }) => (expiresAt ? format.date(expiresAt) : '—'),
          },
          {
            key: 'state',
            title: t('page.state'),
            cell: ({ state }) => <Chip {...TONES[state]}>{t(`page.states.${state}`)}</Chip>,
          },
        ]}
      />
    </div>
  );
}

/** The form where the viewer may send a paper now; elsewhere what this way takes. */
function PaperWay({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  const { actor } = useSite();
  const { rules, papers } = useLoaderData<typeof loader>();
  if (rules.kinds.length === 0 || actor.assisted) return null;
  const isProved = actor.assurance === 'eid' || actor.assurance === 'resident';
  const waits = papers.some(({ state }) => state === 'sent');
  return (
    <Card title={t('paper.title')} headingLevel={3}>
      {isProved && !waits ? (
        <PaperForm {...rules} refused={refused} />
      ) : (
        <>
          <p>{t('page.way.paper.body', { papers: rules.kinds.map((kind) => t(`documents.${kind}`)).join(', ') })}</p>
          <p>{t(waits ? 'page.way.paper.waits' : 'page.way.paper.signIn')}</p>
        </>
      )}
    </Card>
  );
}

function Way({ source }: { source: SourceData }) {
  const { t } = useTranslation('residency');
  const site = useSite();
  const place = [contactOf(site, 'desk') ?? contactOf(site, 'address'), contactOf(site, 'hours')];
  const where = place.filter(Boolean).join(', ');
  return (
    <Card title={t(`page.way.${source}.title`)} headingLevel={3}>
      <p>{t(`page.way.${source}.body`)}</p>
      {source === 'officer' && where ? <p>{t('page.way.officer.where', { place: where })}</p> : null}
    </Card>
  );
}
