import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Notice } from '@viche/ui';
import { ASSISTED_DESK, type AssistedData, START_ASSISTED, type StartedData } from '../assisted/assisted-data.ts';
import { AssistedList } from '../assisted/assisted-list.tsx';
import { StartForm } from '../assisted/start-form.tsx';
import { DeskAnswer, doneOf, type RefusedForm, typedOf } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { documentOf, typedButCode } from '../residency/document-choice.tsx';

const END = mutationDocument('endAssisted');
const FIELDS = ['code', 'familyName', 'givenName', 'patronymic', 'birthDate', 'document', 'checked'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { assistedSessions } = await site.query<{ assistedSessions: AssistedData[] }>(ASSISTED_DESK);
  return {
    title: site.translator.t('residency:assisted.title'),
    sessions: assistedSessions,
    done: doneOf(request, ['ended']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'assisted');
  const form = posted.done ? posted.form : posted.typed;
  const typed = typedButCode(typedOf(form));
  if (!posted.done)
    return data(
      { refused: { refusal: posted.refusal, typed } as RefusedForm, started: null },
      { status: posted.status },
    );
  const outcome =
    form.get('intent') === 'end'
      ? await site.mutate<null>(END, {
          input: { assistedId: String(form.get('assistedId') ?? ''), idempotencyKey: posted.idempotencyKey },
        })
      : await start(site, form);
  if (!outcome.done)
    return data(
      { refused: { refusal: outcome.refusal, typed } as RefusedForm, started: null },
      { status: outcome.status },
    );
  if (form.get('intent') === 'end') return redirect(`${site.href('/admin/assisted')}?done=ended`, 303);
  // Shown once, and never under an idempotency key: no receipt shall hold the code.
  return data({ refused: null, started: outcome.value as StartedData });
}

function start(site: SiteContext, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return site.mutate<StartedData>(START_ASSISTED, {
    input: {
      code: text('code'),
      familyName: text('familyName'),
      givenName: text('givenName'),
      patronymic: text('patronymic'),
      birthDate: text('birthDate'),
      document: documentOf(form),
      checked: form.get('checked') === 'yes',
    },
  });
}

/** An officer begins to serve somebody, and sees whom she is serving still: by the hour, never by name. */
export default function AssistedDesk() {
  const { sessions, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('residency');
  return (
    <>
      <DeskAnswer refused={answer?.refused ?? null} fields={FIELDS} done={done ? t('assisted.ended') : null} />
      {answer?.started ? <OpeningCode started={answer.started} /> : null}
      <h1>{t('assisted.title')}</h1>
      <p className="lead mt-4">{t('assisted.lead')}</p>
      <p className="mt-4 mb-5">{t('assisted.how')}</p>
      <StartForm refused={answer?.refused ?? null} />
      <DeskSection id="served" title={t('assisted.sessions')}>
        <AssistedList sessions={sessions} />
      </DeskSection>
    </>
  );
}

function OpeningCode({ started: { openingCode: code, expiresAt } }: { started: StartedData }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { origin, href } = useSite();
  return (
    <div className="mb-5">
      <Notice tone="ok" headingLevel={2} title={t('assisted.code')} appears="after-act">
        <p className="lead">
          <b>{`${code.slice(0, 4)} ${code.slice(4)}`}</b>
        </p>
        <p>
          {t('assisted.codeHow', {
            address: `${origin}${href('/assisted')}`,
            until: format.dateTime(expiresAt, 'day'),
          })}
        </p>
      </Notice>
    </div>
  );
}
