import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, ErrorSummary, FileInput, Fold, Icon, Table, Textarea, TextInput } from '@viche/ui';
import { IMPORTS, type ImportData, REQUIRED_IN_TEMPLATE, TEMPLATE_COLUMNS } from '../import-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const CHECK_FORM = 'petitions.check-import';
const FIELDS = ['source', 'file', 'paste'] as const;

const CHECK = mutationDocument('checkImport', 'PetitionImport { uuid }');

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionImports } = await site.query<{ petitionImports: ImportData[] }>(IMPORTS);
  return {
    imports: petitionImports,
    title: site.translator.t('petitions:import.title'),
    robots: 'noindex' as const,
  };
}

/** The table in base64: an uploaded file as its bytes are, or what was pasted. Empty when there is neither. */
async function contentOf(form: FormData): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return Buffer.from(await file.arrayBuffer()).toString('base64');
  return Buffer.from(String(form.get('paste') ?? '').trim()).toString('base64');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, CHECK_FORM);
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const content = await contentOf(posted.form);
  if (content === '') {
    const message = site.translator.t('petitions:import.nothing');
    const refusal = { code: 'core/bad-input', message, fields: [{ field: 'paste', message }] };
    return json<RefusedForm>({ refusal, typed }, { status: 422 });
  }
  const outcome = await site.mutate<{ uuid: string }>(CHECK, {
    input: { source: typed.source ?? '', content, idempotencyKey: posted.idempotencyKey },
  });
  if (outcome.done) return redirect(site.href(`/admin/petitions/import/${outcome.value.uuid}`), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The way in for an archive of a former platform, and what was brought in before. */
export default function ImportPage() {
  const { imports } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, FIELDS);
  return (
    <>
      <ErrorSummary errors={lines} />
      <h1>{t('import.title')}</h1>
      <p className="lead mt-4 mb-5 measure">{t('import.lead')}</p>
      <Form method="post" encType="multipart/form-data" className="flow measure" noValidate>
        <FormSecrets scope={CHECK_FORM} />
        <TextInput
          id="source"
          name="source"
          label={t('import.source')}
          hint={t('import.sourceHint')}
          error={byField.source}
          defaultValue={refused?.typed.source}
          maxLength={100}
        />
        <Fold summary={t('import.columnsTitle')}>
          <ul>
            {TEMPLATE_COLUMNS.map((column, index) => (
              <li key={column}>
                {t(`import.columns.${column}`)}{' '}
                <span className="muted">
                  ({t(index < REQUIRED_IN_TEMPLATE ? 'import.required' : 'import.optional')})
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-4">
            <a href={href('/petitions/import-template')} download="petitions-template.csv">
              <Icon name="download" /> {t('import.template')}
            </a>
          </p>
        </Fold>
        <FileInput
          id="file"
          name="file"
          label={t('import.file')}
          hint={t('import.fileHint')}
          error={byField.file}
          accept=".csv,text/csv,text/plain"
        />
        <Textarea
          id="paste"
          name="paste"
          label={t('import.paste')}
          hint={t('import.pasteHint')}
          error={byField.paste}
          defaultValue={refused?.typed.paste}
          rows={6}
          need="optional"
        />
        <p className="muted">{t('import.checkNote')}</p>
        <Button size="lg" icon="check">
          {t('import.check')}
        </Button>
      </Form>
      {imports.length > 0 ? (
        <section className="mt-7" aria-labelledby="earlier">
          <h2 id="earlier" className="mb-4">
            {t('import.earlier')}
          </h2>
          <Earlier imports={imports} />
        </section>
      ) : null}
    </>
  );
}

function Earlier({ imports }: { imports: readonly ImportData[] }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('import.earlier')}
      captionAs="hidden"
      stack="wide"
      rows={imports}
      rowKey={({ uuid }) => uuid}
      columns={[
        {
          key: 'source',
          title: t('import.source'),
          cell: ({ uuid, source }) => <a href={href(`/admin/petitions/import/${uuid}`)}>{source}</a>,
        },
        { key: 'when', title: t('import.when'), cell: ({ createdAt }) => format.dateTime(createdAt) },
        {
          key: 'rows',
          title: t('import.rowsTitle'),
          align: 'number',
          cell: ({ rowCount }) => format.number(rowCount),
        },
        {
          key: 'faulty',
          title: t('import.faulty'),
          align: 'number',
          cell: ({ faultyRowCount }) => format.number(faultyRowCount),
        },
        {
          key: 'applied',
          title: t('import.applied'),
          align: 'number',
          cell: ({ appliedCount }) => format.number(appliedCount),
        },
        { key: 'state', title: t('import.stateTitle'), cell: ({ state }) => t(`import.state.${state}`) },
      ]}
    />
  );
}
