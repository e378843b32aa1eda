import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, Chip, Crumbs, Notice } from '@viche/ui';
import { DeskAnswer, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { ConfirmPaper, RefusePaper } from '../residency/decide-forms.tsx';
import { lookOf } from '../residency/look-of.ts';
import { PersonLook } from '../residency/person-look.tsx';
import { DESK_PAPER, type DeskPaperData } from '../residency/residency-data.ts';

const LOOK = mutationDocument('lookAtResidencePaper', 'ResidenceLook { id }');
const CONFIRM = mutationDocument('confirmResidencePaper');
const REFUSE = mutationDocument('refuseResidencePaper');
const FIELDS = ['until', 'days', 'checked', 'ground', 'reason'];

async function paperAt(site: SiteContext, id: string | undefined): Promise<DeskPaperData> {
  site.requireStaff();
  const { residencePaper } = await site.query<{ residencePaper: DeskPaperData | null }>(DESK_PAPER, { id: id ?? '' });
  if (!residencePaper) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return residencePaper;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const paper = await paperAt(site, params.id);
  return {
    title: site.translator.t(`residency:documents.${paper.kind}`),
    paper,
    ...(await lookOf(site, request, paper.id)),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const paper = await paperAt(site, params.id);
  const posted = await site.readForm(request, `residence-paper-${paper.id}`);
  const form = posted.done ? posted.form : posted.typed;
  const typed = typedOf(form);
  if (!posted.done) return data({ refusal: posted.refusal, typed } satisfies RefusedForm, { status: posted.status });
  const { idempotencyKey } = posted;
  const claimId = paper.id;
  if (typed.intent === 'look') {
    const outcome = await site.mutate<{ id: string }>(LOOK, { input: { claimId, idempotencyKey } });
    if (outcome.done) return redirect(site.href(`/admin/residency/papers/${claimId}?look=${outcome.value.id}`), 303);
    return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
  }
  const seen = { claimId, revision: Number(typed.revision) || 0, idempotencyKey };
  const isRefusal = typed.intent === 'refuse';
  if (isRefusal && !typed.ground) {
    const message = site.translator.t('residency:paper.desk.groundNone');
    const refusal = { code: 'core/bad-input', message, fields: [{ field: 'ground', message }] };
    return data({ refusal, typed } satisfies RefusedForm, { status: 422 });
  }
  const outcome = isRefusal
    ? await site.mutate(REFUSE, { input: { ...seen, ground: typed.ground, reason: typed.reason ?? '' } })
    : await site.mutate(CONFIRM, { input: { ...seen, ...confirmationOf(typed) } });
  if (outcome.done)
    return redirect(`${site.href('/admin/residency/papers')}?done=${isRefusal ? 'refused' : 'confirmed'}`, 303);
  return data({ refusal: outcome.refusal, typed } satisfies RefusedForm, { status: outcome.status });
}

function confirmationOf(typed: Readonly<Record<string, string>>) {
  const days = (typed.days ?? '').trim();
  const until = (typed.until ?? '').trim();
  return {
    checked: typed.checked === 'yes',
    ...(days !== '' && { days: /^\d{1,6}$/.test(days) ? Number(days) : days }),
    ...(until !== '' && { until }),
  };
}

/** One paper: nothing of who sent it until the officer opens it. */
export default function ResidencePaper() {
  const { paper } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { href } = useSite();
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={null} />
      <Crumbs
        items={[
          { href: href('/admin/residency'), label: t('desk.title') },
          { href: href('/admin/residency/papers'), label: t('paper.desk.title') },
        ]}
      />
      <h1>{t(`documents.${paper.kind}`)}</h1>
      <p className="lead mt-4 mb-5">{t('paper.sentAt', { at: format.dateTime(paper.sentAt, 'day') })}</p>
      <PaperCase refused={refused} />
    </>
  );
}

function PaperCase({ refused }: { refused: RefusedForm | null }) {
  const { t } = useTranslation('residency');
  const site = useSite();
  const { paper, opened: look } = useLoaderData<typeof loader>();
  if (paper.mine) return <Notice tone="info" title={t('paper.desk.own')} headingLevel={2} />;
  const decides = site.actor.roles.some(({ role, module }) => module === '' && (role === 'owner' || role === 'clerk'));
  if (!decides) return <Notice tone="info" title={t('paper.desk.readOnly')} headingLevel={2} />;
  return (
    <>
      {paper.state === 'sent' ? null : <Decision />}
      {look ? (
        <DeskSection id="person" title={t('paper.desk.person')}>
          <PersonLook look={look} noFile={t('paper.desk.noFile')} />
        </DeskSection>
      ) : (
        <LookForm />
      )}
      {look && paper.state === 'sent' ? (
        <>
          <DeskSection id="confirm" title={t('paper.desk.confirm')}>
            <ConfirmPaper paper={paper} lookId={look.id} refused={refused} />
          </DeskSection>
          <DeskSection id="refuse" title={t('paper.desk.refuse')}>
            <RefusePaper paper={paper} lookId={look.id} refused={refused} />
          </DeskSection>
        </>
      ) : null}
    </>
  );
}

function Decision() {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { paper } = useLoaderData<typeof loader>();
  const { state, by, endedAt, ground } = paper;
  return (
    <p className="row mb-5">
      <Chip tone={state === 'confirmed' ? 'ok' : 'bad'} icon={state === 'confirmed' ? 'ok' : 'no'}>
        {t(`paper.states.${state}`)}
      </Chip>
      <span>
        {[by, endedAt && format.dateTime(endedAt, 'day'), ground && t(`paper.grounds.${ground}`)]
          .filter(Boolean)
          .join(', ')}
      </span>
    </p>
  );
}

function LookForm() {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  const { paper, over } = useLoaderData<typeof loader>();
  return (
    <form method="post" action={href(`/admin/residency/papers/${paper.id}`)} className="flow measure">
      <FormSecrets scope={`residence-paper-${paper.id}`} />
      {over ? <p>{t('paper.desk.over')}</p> : null}
      <p>{t('paper.desk.lookNote')}</p>
      <Button name="intent" value="look" size="lg">
        {t('paper.desk.look')}
      </Button>
    </form>
  );
}
