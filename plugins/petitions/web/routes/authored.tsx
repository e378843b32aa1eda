import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, LinkButton, Textarea } from '@viche/ui';
import { AttachedFiles } from '../components/attached-files.tsx';
import { ChangesAsked } from '../components/changes-asked.tsx';
import { MergeAnswer, SimilarForm } from '../components/own-kin.tsx';
import { PetitionHead } from '../components/petition-head.tsx';
import { PetitionText } from '../components/petition-text.tsx';
import { TermLine } from '../components/term-line.tsx';
import { Tombstone } from '../components/tombstone.tsx';
import { WaitingMerge } from '../components/waiting-merges.tsx';
import { DESK_PETITION, type DeskPetitionResult } from '../desk-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const ownForm = (ref: string): string => `petitions.own:${ref}`;
const TEXTS = ['title', 'essence', 'demand'] as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { petition } = await site.query<DeskPetitionResult>(DESK_PETITION, { ref: params.key });
  if (!petition?.viewerIsAuthor) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return { petition, title: petition.title, robots: 'noindex' as const };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, ownForm(params.key ?? ''), { pace: 'human' });
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const { petitionId, textVersion, title, essence, demand } = typed;
  if (typed.intent === 'withdraw') {
    const withdrawal = await site.mutate(mutationDocument('withdrawPetition'), {
      input: { petitionId, idempotencyKey: posted.idempotencyKey },
    });
    if (withdrawal.done) return redirect(`${site.href('/account/petitions')}?done=withdrawn`, 303);
    return json<RefusedForm>({ refusal: withdrawal.refusal, typed: {} }, { status: withdrawal.status });
  }
  if (typed.intent === 'agree' || typed.intent === 'decline') {
    const { mergeId, intent } = typed;
    const answered = await site.mutate(mutationDocument('answerMerge'), {
      input: { petitionId, mergeId, answer: intent, idempotencyKey: posted.idempotencyKey },
    });
    if (answered.done) return redirect(site.href(`/account/petitions/${params.key}`), 303);
    return json<RefusedForm>({ refusal: answered.refusal, typed: {} }, { status: answered.status });
  }
  if (typed.intent === 'similar') {
    const named = await site.mutate(mutationDocument('nameSimilarPetition'), {
      input: { petitionId, similar: typed.similar ?? '', idempotencyKey: posted.idempotencyKey },
    });
    if (named.done) return redirect(site.href(`/account/petitions/${params.key}`), 303);
    return json<RefusedForm>({ refusal: named.refusal, typed }, { status: named.status });
  }
  const outcome = await site.mutate(mutationDocument('resubmitPetition'), {
    input: {
      petitionId,
      textVersion: Number(textVersion ?? 0),
      title,
      essence,
      demand,
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (outcome.done) return redirect(`${site.href('/account/petitions')}?done=resubmitted`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The author's own petition: where it stands, what was asked, and the text to mend where it is the author's turn. */
export default function OwnPetition() {
  const { petition } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, [...TEXTS, 'similar']);
  const mendable = petition.acts.includes('RESUBMIT');
  return (
    <>
      <Crumbs items={[{ href: href('/account/petitions'), label: t('account.title') }]} />
      <ErrorSummary errors={lines} />
      <div className="flow-sm">
        <PetitionHead
          petition={petition}
          date={petition.submittedAt ? t('moderation.submittedAt', { date: format.date(petition.submittedAt) }) : null}
        />
      </div>
      <div className="flow-sm mt-4 mb-5">
        {petition.terms
          .filter(({ kind }) => kind !== 'changes')
          .map((term) => (
            <TermLine key={term.kind} term={term} />
          ))}
      </div>
      {petition.waitingMerges.map((merge) => (
        <WaitingMerge
          key={merge.uuid}
          merge={merge}
          act={
            merge.viewerMayAnswer ? (
              <MergeAnswer scope={ownForm(petition.ref)} petition={petition} merge={merge} />
            ) : null
          }
        />
      ))}
      {petition.refusal ? <Tombstone state={petition.state} refusal={petition.refusal} text="shown" /> : null}
      {petition.changesAsked ? <ChangesAsked asked={petition.changesAsked} /> : null}
      {petition.acts.includes('ATTACH_FILE') ? (
        <section className="flow-sm mt-6" aria-labelledby="files">
          <h2 id="files">{t('files.heading')}</h2>
          <AttachedFiles files={petition.attachments} />
          <p>
            <LinkButton variant="second" icon="file" href={href(`/account/petitions/${petition.ref}/files`)}>
              {t('files.manage')}
            </LinkButton>
          </p>
        </section>
      ) : null}
      {mendable ? (
        <Form method="post" className="flow measure mt-6" noValidate>
          <h2>{t('changes.form')}</h2>
          <FormSecrets scope={ownForm(petition.ref)} />
          <input type="hidden" name="petitionId" value={petition.id} />
          <input type="hidden" name="textVersion" value={petition.textVersion} />
          {TEXTS.map((name) => (
            <Textarea
              key={name}
              id={name}
              name={name}
              label={t(name === 'title' ? 'changes.textTitle' : `changes.${name}`)}
              error={byField[name]}
              rows={name === 'title' ? 2 : 8}
              defaultValue={refused?.typed[name] ?? petition[name]}
            />
          ))}
          <p className="muted">{t('changes.note')}</p>
          <Button size="lg" icon="send">
            {t('changes.do')}
          </Button>
        </Form>
      ) : (
        <div className="mt-6">
          <PetitionText petition={petition} />
        </div>
      )}
      {petition.acts.includes('NAME_SIMILAR') ? (
        <SimilarForm
          scope={ownForm(petition.ref)}
          petition={petition}
          typed={refused?.typed.similar}
          error={byField.similar}
        />
      ) : null}
      {petition.acts.includes('WITHDRAW') ? (
        <Form method="post" className="flow-sm mt-7">
          <h2>{t('withdraw.title')}</h2>
          <p className="muted">{t('withdraw.note')}</p>
          <FormSecrets scope={ownForm(petition.ref)} />
          <input type="hidden" name="petitionId" value={petition.id} />
          <Button variant="danger" name="intent" value="withdraw">
            {t('withdraw.do')}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
