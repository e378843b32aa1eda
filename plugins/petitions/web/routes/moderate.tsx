import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, GoLink, LinkButton, Notice } from '@viche/ui';
import { AskedNotice } from '../components/asked-notice.tsx';
import { ChangesAsked } from '../components/changes-asked.tsx';
import { InitiativeGroup } from '../components/initiative-group.tsx';
import { caseForm, LockNotice } from '../components/lock-notice.tsx';
import { HearingNotice, PetitionAnswers } from '../components/petition-answers.tsx';
import { PetitionHead } from '../components/petition-head.tsx';
import { PetitionText } from '../components/petition-text.tsx';
import { TermLine } from '../components/term-line.tsx';
import { Tombstone } from '../components/tombstone.tsx';
import { WaitingMerge } from '../components/waiting-merges.tsx';
import { DESK_ACTS, offeredActs } from '../desk-acts.ts';
import { DESK_PETITION, type DeskPetitionData, type DeskPetitionResult } from '../desk-document.ts';
import { PUBLISH } from '../petition-document.ts';

const LOCKING = { lock: 'lockPetition', release: 'releasePetition' } as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition } = await site.query<DeskPetitionResult>(DESK_PETITION, { ref: params.key });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const done = new URL(request.url).searchParams.get('done') ?? '';
  return {
    petition,
    done: done === 'asked' || Object.hasOwn(DESK_ACTS, done) ? done : null,
    title: petition.title,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, caseForm(params.key ?? ''));
  if (!posted.done) return json({ refusal: posted.refusal }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const intent = String(form.get('intent') ?? '');
  const petitionId = String(form.get('petitionId') ?? '');
  const input = { petitionId, textVersion: Number(form.get('textVersion') ?? 0), idempotencyKey };
  if (intent === 'lock' || intent === 'release') {
    const outcome = await site.mutate(mutationDocument(LOCKING[intent]), {
      input: intent === 'lock' ? input : { petitionId, idempotencyKey },
    });
    if (outcome.done) return redirect(site.href(`/admin/petitions/${params.key}`), 303);
    return json({ refusal: outcome.refusal }, { status: outcome.status });
  }
  const outcome = await site.mutate<{ number: string }>(PUBLISH, { input });
  if (outcome.done)
    return redirect(`${site.href('/admin/petitions')}?published=${encodeURIComponent(outcome.value.number)}`, 303);
  return json({ refusal: outcome.refusal }, { status: outcome.status });
}

export const meta = pageMeta;

/** A petition on the desk: its text, its running terms, who has it open, and what this viewer may do with it. */
export default function DeskPetition() {
  const { petition, done } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const heldByOther = petition.checkLock !== null && !petition.checkLock.mine;
  return (
    <>
      <Crumbs items={[{ href: href('/admin/petitions'), label: t('moderation.title') }]} />
      {refusal ? <ErrorSummary errors={[{ message: refusal.message }]} note="" /> : null}
      {done === 'asked' && !refusal ? <AskedNotice /> : null}
      {done && done !== 'asked' && !refusal ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t(`act.${done}.done`)} appears="after-act" />
        </div>
      ) : null}
      <div className="flow-sm">
        <PetitionHead
          petition={petition}
          date={
            petition.submittedAt ? t('moderation.submittedAt', { date: format.dateTime(petition.submittedAt) }) : null
          }
        />
      </div>
      <div className="flow-sm mt-4 mb-5">
        {petition.terms.map((term) => (
          <TermLine key={term.kind} term={term} />
        ))}
      </div>
      {petition.state === 'MODERATION' && petition.acts.length > 0 ? <LockNotice petition={petition} /> : null}
      {petition.refusal ? <Tombstone state={petition.state} refusal={petition.refusal} text="shown" /> : null}
      {petition.changesAsked ? <ChangesAsked asked={petition.changesAsked} /> : null}
      {petition.handover ? (
        <Notice tone="info" headingLevel={2} title={t('term.hand-over')}>
          {t(`handover.${petition.handover.state}`, { number: petition.handover.documentNumber })}
        </Notice>
      ) : null}
      {petition.waitingMerges.map((merge) => (
        <WaitingMerge key={merge.uuid} merge={merge} />
      ))}
      {petition.hearingOn ? <HearingNotice on={petition.hearingOn} /> : null}
      <PetitionAnswers petition={petition} />
      <div className="mt-6">
        <PetitionText petition={petition} />
        <InitiativeGroup names={petition.sponsors} />
      </div>
      <Examination petition={petition} />
      {heldByOther ? null : <Acts petition={petition} />}
    </>
  );
}

/** Ways to the pages about signatures and versions, for those who moderate. */
function Examination({ petition }: { petition: DeskPetitionData }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const here = `/admin/petitions/${petition.ref}`;
  const examines = petition.acts.includes('REVIEW_SIGNATURES');
  if (!examines && petition.textVersion === 1) return null;
  return (
    <p className="row mt-6">
      {examines ? <GoLink href={href(`${here}/review`)}>{t('integrity.desk.review')}</GoLink> : null}
      {examines ? <GoLink href={href(`${here}/names`)}>{t('integrity.desk.names')}</GoLink> : null}
      {petition.textVersion > 1 ? (
        <GoLink href={href(`/petitions/${petition.ref}/versions`)}>{t('integrity.desk.versions')}</GoLink>
      ) : null}
    </p>
  );
}

function Acts({ petition }: { petition: DeskPetitionData }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const offered = offeredActs(petition);
  const publishable = petition.acts.includes('PUBLISH');
  const takesPaper = petition.acts.includes('ENTER_PAPER') && petition.paperUntil !== null;
  if (offered.length === 0 && !publishable && !takesPaper) return null;
  return (
    <section className="flow mt-7" aria-labelledby="acts">
      <h2 id="acts">{t('act.heading')}</h2>
      {publishable ? (
        <Form method="post" className="flow">
          <FormSecrets scope={caseForm(petition.ref)} />
          <input type="hidden" name="petitionId" value={petition.id} />
          <input type="hidden" name="textVersion" value={petition.textVersion} />
          <p className="muted">{t('moderation.publishNote')}</p>
          <Button size="lg" icon="check" name="intent" value="publish">
            {t('moderation.publish')}
          </Button>
        </Form>
      ) : null}
      <p className="row">
        {takesPaper ? (
          <LinkButton variant="second" icon="file" href={href(`/admin/petitions/${petition.ref}/paper`)}>
            {t('paper.title')}
          </LinkButton>
        ) : null}
        {offered.map((key) => (
          <LinkButton key={key} variant="second" href={href(`/admin/petitions/${petition.ref}/${key}`)}>
            {t(`act.${key}.title`)}
          </LinkButton>
        ))}
      </p>
    </section>
  );
}
