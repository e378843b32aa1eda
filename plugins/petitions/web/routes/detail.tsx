import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { ActSplit, Crumbs, ErrorSummary, GoLink, Notice, PageMain, type ShareLink, ShareList } from '@viche/ui';
import { FollowPanel } from '../components/follow-panel.tsx';
import { InitiativeGroup } from '../components/initiative-group.tsx';
import { HearingNotice, PetitionAnswers } from '../components/petition-answers.tsx';
import { PetitionHead } from '../components/petition-head.tsx';
import { FormerCount, PetitionKin } from '../components/petition-kin.tsx';
import { PetitionText } from '../components/petition-text.tsx';
import { PetitionTimeline } from '../components/petition-timeline.tsx';
import { PrintedFrom } from '../components/printed-from.tsx';
import { CollectionExtended, PublicDoubts, TextCorrected } from '../components/public-integrity.tsx';
import { SignPanel, signForm } from '../components/sign-panel.tsx';
import { Signatories } from '../components/signatories.tsx';
import { TERRITORY_FIELD } from '../components/territory-choice.tsx';
import { Tombstone } from '../components/tombstone.tsx';
import { feedLinks } from '../feed-links.ts';
import { PETITION, type PetitionData, type RefusalData } from '../petition-document.ts';
import { petitionPath } from '../petition-path.ts';
import { errorsOf } from '../refused-form.ts';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petition } = await site.query<{ petition: PetitionData | null }>(PETITION, { ref: params.key });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const path = petitionPath(petition);
  const url = new URL(request.url);
  if (url.pathname !== path) throw redirect(site.href(path), 301);
  site.cacheFor(`Petition:${petition.uuid}`, 'Petition:counts');
  const page = {
    petition,
    signed: url.searchParams.has('signed'),
    title: `${petition.title} · ${site.tenant.names[site.locale].short}`,
    description: petition.essence.slice(0, 160),
    picture: petition.publishedAt && !petition.refusal ? `/petitions/${petition.ref}/card.png` : undefined,
    robots: petition.refusal ? ('noindex' as const) : undefined,
    feeds:
      petition.publishedAt && !petition.refusal ? feedLinks(site, `/petitions/${petition.ref}`, petition.title) : [],
  };
  // Gone, and said so: search engines and archives shall forget it too (threats F12).
  return json(page, { status: petition.state === 'TAKEN_DOWN' ? 410 : 200 });
}

/** What the page's forms ask for, by the button that was pressed. */
const ACTS: Readonly<Record<string, { readonly mutation: string; readonly input?: object; readonly leads?: string }>> =
  {
    sign: { mutation: 'signPetition', leads: '?signed=1' },
    withdraw: { mutation: 'withdrawSignature' },
    tell: { mutation: 'setPetitionLetters', input: { wish: 'tell' } },
    silent: { mutation: 'setPetitionLetters', input: { wish: 'silent' } },
  };

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const ref = params.key?.slice(0, 8) ?? '';
  const posted = await site.readForm(request, signForm(ref), { pace: 'human' });
  if (!posted.done) return json({ refusal: posted.refusal, territory: '' }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const act = ACTS[String(form.get('intent') ?? '')] ?? ACTS.sign!;
  const territory = String(form.get('territory') ?? '');
  const stated = act === ACTS.sign && territory !== '' ? { territoryId: territory } : {};
  const outcome = await site.mutate(mutationDocument(act.mutation), {
    input: { petitionId: String(form.get('petitionId') ?? ''), idempotencyKey, ...act.input, ...stated },
  });
  if (outcome.done) return redirect(`${site.href(`/petitions/${params.key}`)}${act.leads ?? ''}`, 303);
  return json({ refusal: outcome.refusal, territory }, { status: outcome.status });
}

export const meta = pageMeta;

export default function PetitionPage() {
  const { petition, signed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { byField, lines } = errorsOf(refused?.refusal, petition.territoryChoices.length > 0 ? ['territoryId'] : []);
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const site = useSite();
  const pageHref = (page: 'share' | 'statistics') => site.href(`${petitionPath(petition)}/${page}`);
  const address = site.origin + site.href(petitionPath(petition));
  if (petition.refusal) return <TombstonePage petition={petition} refusal={petition.refusal} />;
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: site.href('/'), label: t('nav.home') },
          { href: site.href('/petitions'), label: t('nav.public') },
        ]}
      />
      {lines.length > 0 ? (
        <ErrorSummary
          errors={lines.map((line) => (line.fieldId ? { ...line, fieldId: TERRITORY_FIELD } : line))}
          note=""
        />
      ) : null}
      {signed && petition.mySignatureAt ? (
        <Notice tone="ok" title={t('page.signedTitle')} headingLevel={2} appears="after-act">
          {t('page.signedAt', { date: format.dateTime(petition.mySignatureAt, 'day') })}
        </Notice>
      ) : null}
      <ActSplit
        head={
          <>
            <PrintedFrom path={petitionPath(petition)} />
            <PetitionHead
              petition={petition}
              date={petition.publishedAt ? t('page.published', { date: format.date(petition.publishedAt) }) : null}
            />
          </>
        }
        act={
          petition.former ? (
            <FormerCount former={petition.former} />
          ) : (
            <SignPanel
              petition={petition}
              territory={refused ? { typed: refused.territory, error: byField.territoryId } : undefined}
            />
          )
        }
        more={
          <>
            {petition.importedFrom || petition.mergedInto ? null : (
              <ShareList
                title={t('page.share')}
                links={[
                  ...(petition.publishedAt
                    ? ([
                        { href: pageHref('share'), icon: 'share', label: t('share.link') },
                        { href: pageHref('statistics'), icon: 'stats', label: t('statistics.link') },
                      ] as const)
                    : []),
                  {
                    href: `mailto:?subject=${encodeURIComponent(petition.title)}&body=${encodeURIComponent(address)}`,
                    icon: 'mail',
                    label: t('page.shareLink'),
                  },
                  ...papers(petition, site.href, t),
                ]}
              />
            )}
            {petition.canBeFollowed ? (
              <div className="no-print">
                <FollowPanel petition={petition} />
              </div>
            ) : null}
            <Rules petition={petition} />
          </>
        }
      >
        <PetitionKin petition={petition} />
        {petition.hearingOn ? <HearingNotice on={petition.hearingOn} /> : null}
        <PublicDoubts petition={petition} />
        <CollectionExtended petition={petition} />
        <PetitionAnswers petition={petition} />
        <div className={petition.answers.length > 0 ? 'mt-6' : undefined}>
          <PetitionText petition={petition} />
          <TextCorrected petition={petition} />
        </div>
        <InitiativeGroup names={petition.sponsors} />
        {petition.importedFrom ? null : (
          <section className="flow mt-7" aria-labelledby="path">
            <h2 id="path">{t('page.path')}</h2>
            <PetitionTimeline petition={petition} />
          </section>
        )}
        {petition.publishedAt && !petition.importedFrom ? <SignatoriesPart petition={petition} /> : null}
      </ActSplit>
    </PageMain>
  );
}

/** What can be printed: a poster while signatures are taken, the petition itself, and the whole list for staff and author. */
function papers(petition: PetitionData, href: (path: string) => string, t: (key: string) => string): ShareLink[] {
  const path = petitionPath(petition);
  const paper = (name: string, icon: ShareLink['icon'], label: string) => ({
    href: href(`${path}/${name}.pdf`),
    icon,
    label: t(label),
  });
  return [
    ...(petition.state === 'COLLECTING' ? [paper('poster', 'print', 'pdf.poster.link')] : []),
    ...(petition.publishedAt ? [paper('petition', 'download', 'pdf.sheet.link')] : []),
    ...(petition.publishedAt && petition.canListAll ? [paper('session', 'users', 'pdf.sheet.sessionLink')] : []),
  ];
}

function TombstonePage({ petition, refusal }: { petition: PetitionData; refusal: RefusalData }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const [label, number] = petition.number
    ? (['page.number', petition.number] as const)
    : (['tombstone.number', refusal.number] as const);
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/'), label: t('nav.home') },
          { href: href('/petitions'), label: t('nav.public') },
        ]}
      />
      <PetitionHead petition={{ ...petition, number: null }} date={number ? t(label, { number }) : null} />
      <div className="flow mt-5">
        <Tombstone state={petition.state} refusal={refusal} text={petition.textHidden ? 'hidden' : 'shown'} />
        {petition.textHidden ? null : <PetitionText petition={petition} />}
      </div>
    </PageMain>
  );
}

function SignatoriesPart({ petition }: { petition: PetitionData }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const signatories = petition.signatories.edges.map(({ node }) => node);
  return (
    <section className="flow mt-7" aria-labelledby="signatories">
      <h2 id="signatories">{t('page.signatories')}</h2>
      {signatories.length === 0 ? (
        <p>{t('page.nobody')}</p>
      ) : (
        <>
          <p className="muted">
            {petition.paperCount > 0 ? `${t('paper.onPaper', { count: petition.paperCount })}. ` : ''}
            {t('page.signatoriesLead')}
          </p>
          <Signatories signatories={signatories} />
          <p>
            <GoLink href={href(`${petitionPath(petition)}/signatures`)} iconAfter="right">
              {t('page.allSignatories')}
            </GoLink>
          </p>
        </>
      )}
    </section>
  );
}

function Rules({ petition: { rules, importedFrom } }: { petition: PetitionData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (!rules || importedFrom) return null;
  const statute = t('page.statute', {
    clause: rules.statuteClause ? `, ${rules.statuteClause}` : '',
    edition: rules.statuteEdition ? format.date(rules.statuteEdition) : '',
  });
  return (
    <p className="muted sm">
      {t('page.rules', { threshold: format.number(rules.signatureThreshold), days: rules.collectDays })}{' '}
      {t(`page.rulesAssurance.${rules.signAssurance}`)}{' '}
      {rules.statuteEdition ? rules.statuteUrl ? <a href={rules.statuteUrl}>{statute}</a> : statute : null}
    </p>
  );
}
