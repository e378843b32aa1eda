import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { TextLink } from '@viche/ui';
import { type ChangeData, ChangeHistory } from '../desk/change-history.tsx';
import { DeskAnswer, doneOf, typedOf } from '../desk/desk-form.tsx';
import { requireEditor } from '../desk/desk-roles.ts';
import {
  CONFORMANCE,
  EXAMINERS,
  STATEMENT_FIELDS,
  STATEMENT_TEXTS,
  type StatementData,
} from '../statement/statement-data.ts';
import { StatementForm } from '../statement/statement-form.tsx';

const STATEMENT = `query DeskStatement {
  deskStatement { ${STATEMENT_FIELDS.join(' ')} revision }
  statementChanges { id at key oldValue newValue by }
}`;
const UPDATE = mutationDocument('updateAccessibility');
const DONE = ['saved'] as const;
/** Of a text in the history: enough to know it by. */
const SHOWN = 120;

interface PageAnswers {
  readonly deskStatement: StatementData;
  readonly statementChanges: readonly ChangeData[];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const { deskStatement: statement, statementChanges: changes } = await site.query<PageAnswers>(STATEMENT);
  const title = site.translator.t('site:statement.title');
  return { title, statement, changes, done: doneOf(request, DONE), robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const posted = await site.readForm(request, 'accessibility');
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const typed = typedOf(posted.form);
  const texts = Object.fromEntries(STATEMENT_TEXTS.flatMap((name) => (name in typed ? [[name, typed[name]]] : [])));
  const outcome = await site.mutate(UPDATE, {
    input: {
      ...texts,
      conformance: CONFORMANCE.find((known) => known === typed.conformance) ?? 'partial',
      examinedBy: EXAMINERS.find((known) => known === typed.examinedBy) ?? 'council',
      examinedOn: typed.examinedOn ?? '',
      revision: Number(typed.revision) || 0,
      idempotencyKey: posted.idempotencyKey,
    },
  });
  if (outcome.done) return redirect(`${site.href('/admin/accessibility')}?done=saved`, 303);
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

/** The hromada's own words in the statement on accessibility. */
export default function Statement() {
  const { statement, changes, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const textOf = (key: string, value: unknown): string => {
    const text = String(value ?? '');
    if (text === '') return '—';
    if (key === 'conformance' || key === 'examinedBy') return t(`statement.${key}Choice.${text}`);
    if (key === 'examinedOn') return format.date(text);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  };
  return (
    <>
      <DeskAnswer refused={refused} fields={STATEMENT_FIELDS} done={done && t('statement.saved')} />
      <h1>{t('statement.title')}</h1>
      <p className="lead mt-4 mb-5">{t('statement.lead')}</p>
      <p>
        <TextLink href={href('/accessibility')} icon="eye">
          {t('pages.open')}
        </TextLink>
      </p>
      <StatementForm statement={statement} refused={refused} />
      <ChangeHistory
        changes={changes}
        none={t('statement.noHistory')}
        nameOf={(key) => (STATEMENT_FIELDS.some((known) => known === key) ? t(`statement.${key}`) : key)}
        textOf={textOf}
      />
    </>
  );
}
