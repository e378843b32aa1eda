import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, DescriptionList } from '@viche/ui';
import { DeskAnswer, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { isOwner } from '../desk/desk-roles.ts';
import { DeskSection } from '../desk/desk-section.tsx';
import { ProofNotice } from '../people/proof-notice.tsx';
import { JudgeForm, SETTLEMENTS, SettleForm, VERDICTS } from '../residency/check-forms.tsx';
import { lookOf } from '../residency/look-of.ts';
import { PersonLook } from '../residency/person-look.tsx';
import { CHECKS, type CheckData } from '../residency/residency-data.ts';

const LOOK = mutationDocument('lookAtResidenceCheck', 'ResidenceLook { id }');
const JUDGE = mutationDocument('judgeResidenceCheck');
const SETTLE = mutationDocument('settleResidenceDoubt');
const FIELDS = ['verdict', 'words', 'to', 'reason'];

async function checkAt(site: SiteContext, id: string | undefined): Promise<CheckData> {
  site.requireStaff();
  const { residencyChecks } = await site.query<{ residencyChecks: CheckData[] }>(CHECKS);
  const found = residencyChecks.find((check) => check.id === id);
  if (!found) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return found;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const check = await checkAt(site, params.id);
  return {
    title: site.translator.t('residency:check.title'),
    check,
    ...(await lookOf(site, request, check.id)),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const check = await checkAt(site, params.id);
  const posted = await site.readForm(request, `residence-check-${check.id}`);
  const typed = typedOf(posted.done ? posted.form : posted.typed);
  if (!posted.done) return data({ refusal: posted.refusal, typed } satisfies RefusedForm, { status: posted.status });
  const { idempotencyKey } = posted;
  const checkId = check.id;
  if (typed.intent === 'look') {
    const outcome = await site.mutate<{ id: string }>(LOOK, { input: { checkId, idempotencyKey } });
    if (outcome.done) return redirect(site.href(`/admin/residency/checks/${checkId}?look=${outcome.value.id}`), 303);
    return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
  }
  const seen = { checkId, revision: Number(typed.revision) || 0, idempotencyKey };
  const settles = typed.intent === 'settle';
  const field = settles ? 'to' : 'verdict';
  const word = (settles ? SETTLEMENTS : VERDICTS).find((known) => known === typed[field]);
  if (!word) {
    const message = site.translator.t('residency:check.nothingChosen');
    const refusal = { code: 'core/bad-input', message, fields: [{ field, message }] };
    return data({ refusal, typed } satisfies RefusedForm, { status: 422 });
  }
  const outcome = settles
    ? await site.mutate(SETTLE, { input: { ...seen, to: word, reason: typed.reason ?? '' } })
    : await site.mutate(JUDGE, { input: { ...seen, verdict: word, words: typed.words ?? '' } });
  if (outcome.done) return redirect(`${site.href('/admin/residency/checks')}?done=${word}`, 303);
  return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
}

/** One confirmation that was drawn: who gave it and by what, and whom it is about once the officer has opened it. */
export default function ResidencyCheckPage() {
  const { check, opened: look, over } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('residency');
  const format = useFormat();
  const site = useSite();
  const { href } = site;
  return (
    <>
      {site.asksForProof ? null : <DeskAnswer refused={refused} fields={FIELDS} done={null} />}
      <Crumbs
        items={[
          { href: href('/admin/residency'), label: t('desk.title') },
          { href: href('/admin/residency/checks'), label: t('check.title') },
        ]}
      />
      <h1 className="mb-5">{t('check.case', { at: format.dateTime(check.drawnAt, 'day') })}</h1>
      <Facts />
      {check.state === 'doubted' && isOwner(site) ? (
        <DeskSection id="settle" title={t('check.settle')}>
          <ProofNotice />
          <SettleForm check={check} refused={refused} />
        </DeskSection>
      ) : null}
      {check.state === 'doubted' && !isOwner(site) ? <p>{t('check.ownerWaits')}</p> : null}
      {look ? (
        <DeskSection id="person" title={t('check.person')}>
          <PersonLook look={look} noFile={t('check.noFile')} />
        </DeskSection>
      ) : (
        <form method="post" action={href(`/admin/residency/checks/${check.id}`)} className="flow measure mt-5">
          <FormSecrets scope={`residence-check-${check.id}`} />
          {over ? <p>{t('paper.desk.over')}</p> : null}
          <p>{t('check.lookNote')}</p>
          <Button variant={check.state === 'open' ? 'primary' : 'second'} name="intent" value="look">
            {t('check.look')}
          </Button>
        </form>
      )}
      {look && check.state === 'open' ? (
        <DeskSection id="judge" title={t('check.verdict')}>
          <JudgeForm check={check} lookId={look.id} refused={refused} />
        </DeskSection>
      ) : null}
    </>
  );
}

function Facts() {
  const { check } = useLoaderData<typeof loader>();
  const { t } = useTranslation('residency');
  const { document, by, byFile, state, words, checkedBy, settlement, settledBy } = check;
  const facts = [
    { key: 'document', term: t('check.document'), value: t(`documents.${document}`) },
    { key: 'how', term: t('check.how'), value: t(byFile ? 'check.byFile' : 'check.atDesk') },
    { key: 'by', term: t('check.by'), value: by ?? '—' },
    { key: 'state', term: t('check.state'), value: t(`check.states.${state}`) },
    ...(checkedBy ? [{ key: 'checkedBy', term: t('check.checkedBy'), value: checkedBy }] : []),
    ...(words ? [{ key: 'words', term: t('check.words'), value: <Written>{words}</Written> }] : []),
    ...(settledBy ? [{ key: 'settledBy', term: t('check.settledBy'), value: settledBy }] : []),
    ...(settlement ? [{ key: 'settlement', term: t('check.reason'), value: <Written>{settlement}</Written> }] : []),
  ];
  return <DescriptionList facts={facts} />;
}
