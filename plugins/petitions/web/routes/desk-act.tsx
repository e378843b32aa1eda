import { type ActionFunctionArgs, data, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, LinkButton } from '@viche/ui';
import { ANSWER_FILES_FIELD, type AnswerFileSent, REMOVED_FIELD, sendAnswerFiles } from '../answer-files.ts';
import { filesOfAnswer } from '../attachment-data.ts';
import { ActFields } from '../components/act-fields.tsx';
import { ActGone } from '../components/act-gone.tsx';
import { AnswerFiles } from '../components/answer-files.tsx';
import { AnswerPart } from '../components/answer-part.tsx';
import { stateWord } from '../components/state-chip.tsx';
import { useChoices } from '../components/use-choices.ts';
import { answerOnItsWay, DESK_ACTS, type DeskAct } from '../desk-acts.ts';
import { DESK_PETITION, type DeskPetitionResult } from '../desk-document.ts';
import type { AnswerData } from '../petition-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';
import { SECOND_PERSON } from '../second-person.ts';

interface RefusedAct extends RefusedForm {
  /** Files that were kept before the form was refused: they need not be chosen again. */
  readonly files: readonly AnswerFileSent[];
}

const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });
const actForm = (key: string, ref: string): string => `petitions.${key}:${ref}`;

function actOf(key: string | undefined): DeskAct {
  const act = Object.hasOwn(DESK_ACTS, key ?? '') ? DESK_ACTS[key!] : undefined;
  if (!act) throw notFound();
  return act;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const act = actOf(params.act);
  const { petition, petitionRefusalGrounds } = await site.query<DeskPetitionResult>(DESK_PETITION, { ref: params.key });
  if (!petition) throw notFound();
  const standing = petition.acts.includes(act.act) && (act.ready?.(petition) ?? true) ? 'open' : 'gone';
  const page = {
    key: params.act!,
    petition,
    standing,
    grounds: petitionRefusalGrounds,
    title: `${site.translator.t(`petitions:act.${params.act}.title`)}: ${petition.title}`,
    robots: 'noindex' as const,
  };
  return data(page, { status: standing === 'open' ? 200 : 404 });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const act = actOf(params.act);
  const posted = await site.readForm(request, actForm(params.act!, params.key ?? ''));
  if (!posted.done)
    return json<RefusedAct>(
      { refusal: posted.refusal, typed: textsOf(posted.typed), files: [] },
      { status: posted.status },
    );
  const typed = textsOf(posted.form);
  const sent = await sendAnswerFiles(site, posted);
  if (sent.refusal) return json<RefusedAct>({ refusal: sent.refusal, typed, files: sent.files }, { status: 422 });
  const missing = missingOf(act, typed);
  if (missing.length > 0) {
    const { t } = site.translator;
    const fields = missing.map((field) => ({ field, message: t('forms:problem.required') }));
    const refusal = { code: 'core/bad-input', message: t('core:errors.core/bad-input.title'), fields };
    return json<RefusedAct>({ refusal, typed, files: sent.files }, { status: 422 });
  }
  const outcome = await site.mutate(mutationDocument(act.mutation), {
    input: {
      petitionId: typed.petitionId ?? '',
      ...(act.input?.(typed, site.tenant.timeZone) ??
        Object.fromEntries(act.fields.map(({ name }) => [name, typed[name] ?? '']))),
      ...Object.fromEntries(act.seen.map((name) => [name, Number(typed[name] ?? 0)])),
      ...(act.files ? { fileIds: sent.files.map(({ id }) => id) } : {}),
      ...(params.act === 'draft-answer' ? { removedFileIds: posted.form.getAll(REMOVED_FIELD).map(String) } : {}),
      idempotencyKey: posted.idempotencyKey,
    },
  });
  const asked = !outcome.done && outcome.refusal.code === SECOND_PERSON;
  if (outcome.done || asked)
    return redirect(`${site.href(`/admin/petitions/${params.key}`)}?done=${asked ? 'asked' : params.act}`, 303);
  const { refusal } = outcome;
  const fields = refusal.fields.map(({ field, message }) => ({ field: act.errorsAt?.[field] ?? field, message }));
  return json<RefusedAct>({ refusal: { ...refusal, fields }, typed, files: sent.files }, { status: outcome.status });
}

/** Days and choices that were left empty: the API knows no word for them, so the form says so itself. */
function missingOf({ fields }: DeskAct, typed: Readonly<Record<string, string>>): string[] {
  return fields.flatMap(({ name, need }) => (need !== 'optional' && !typed[name]?.trim() ? [name] : []));
}

export const meta = pageMeta;

/** One act of staff on one petition: what follows from it, its questions, one button. */
export default function DeskActPage() {
  const { key, petition, standing } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { fields } = DESK_ACTS[key]!;
  const back = href(`/admin/petitions/${petition.ref}`);
  const { byField, lines } = errorsOf(refused?.refusal, [...fields.map(({ name }) => name), ANSWER_FILES_FIELD]);
  return (
    <>
      <Crumbs
        items={[
          { href: href('/admin/petitions'), label: t('moderation.title') },
          { href: back, label: petition.title },
        ]}
      />
      <ErrorSummary errors={lines} />
      <h1>{t(`act.${key}.title`)}</h1>
      {standing === 'open' ? (
        <ActForm back={back} errors={byField} />
      ) : (
        <ActGone state={petition.state} back={back} fields={fields} typed={refused?.typed ?? null} />
      )}
    </>
  );
}

/** The act's questions, with what stands there already or was typed before. */
function ActForm({ back, errors }: { back: string; errors: Readonly<Record<string, string>> }) {
  const { key, petition, grounds } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { fields, seen, danger, shows, files, typed } = DESK_ACTS[key]!;
  const answer = answerOnItsWay(petition);
  const choices = useChoices(petition, grounds);
  return (
    <>
      <p className="lead mt-4 mb-5">{t(`act.${key}.note`)}</p>
      {shows === 'answer' && answer ? (
        <AnswerPart answer={answer} files={filesOfAnswer(petition, answer)} id="answer" />
      ) : null}
      <Form method="post" encType={files ? 'multipart/form-data' : undefined} className="flow measure" noValidate>
        <FormSecrets scope={actForm(key, petition.ref)} />
        <input type="hidden" name="petitionId" value={petition.id} />
        {seen.map((name) => (
          <input
            key={name}
            type="hidden"
            name={name}
            value={name === 'answerRevision' ? (answer?.revision ?? 0) : petition[name]}
          />
        ))}
        <ActFields
          fields={fields}
          choices={choices}
          typed={refused?.typed ?? (key === 'draft-answer' ? typedAlready(answer) : (typed?.(petition) ?? {}))}
          errors={errors}
        />
        {files ? (
          <AnswerFiles
            attached={key === 'draft-answer' && answer ? filesOfAnswer(petition, answer) : []}
            sent={refused?.files ?? []}
            error={errors[ANSWER_FILES_FIELD]}
          />
        ) : null}
        <p className="row">
          <Button size="lg" variant={danger ? 'danger' : 'primary'}>
            {t(`act.${key}.do`)}
          </Button>
          <LinkButton size="lg" variant="quiet" href={back}>
            {t('act.back')}
          </LinkButton>
        </p>
      </Form>
    </>
  );
}

/** The draft that there is, as the form would have it. */
function typedAlready(answer: AnswerData | null): Record<string, string> {
  if (!answer) return {};
  const { outcome, summary, body, officialName, officialPost } = answer;
  return { outcome: stateWord(outcome ?? ''), summary, body, officialName, officialPost };
}
