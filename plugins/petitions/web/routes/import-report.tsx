import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, DescriptionList, ErrorSummary, Fold, KeysetPagination, Notice } from '@viche/ui';
import { ImportColumns, ImportProblems, MeaningForm, UndoForm } from '../components/import-parts.tsx';
import { IMPORT_REPORT, type ImportReportData } from '../import-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const importForm = (id: string): string => `petitions.import:${id}`;
const DELIMITERS: Readonly<Record<string, string>> = { ';': 'semicolon', ',': 'comma', '\t': 'tab' };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const after = Number(new URL(request.url).searchParams.get('after') ?? 0);
  const { petitionImport } = await site.query<{ petitionImport: ImportReportData | null }>(IMPORT_REPORT, {
    id: params.id,
    after: Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0,
  });
  if (!petitionImport) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const title = site.translator.t('petitions:import.report', { source: petitionImport.source });
  return { found: petitionImport, title, robots: 'noindex' as const };
}

/** The statuses of the form with their meanings; `missing` are the places where none was chosen. */
function meaningsOf(typed: Readonly<Record<string, string>>) {
  const statuses: { status: string; meaning: string }[] = [];
  const missing: { index: number; status: string }[] = [];
  for (let index = 0; `status.${index}` in typed; index += 1) {
    const status = typed[`status.${index}`]!;
    const meaning = typed[`meaning.${index}`] ?? '';
    if (meaning === '') missing.push({ index, status });
    else statuses.push({ status, meaning: meaning.toUpperCase() });
  }
  return { statuses, missing };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const importId = params.id ?? '';
  const posted = await site.readForm(request, importForm(importId));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const { idempotencyKey } = posted;
  const { statuses, missing } = meaningsOf(typed);
  if (typed.intent === 'apply' && missing.length > 0) {
    const { t } = site.translator;
    const fields = missing.map(({ index, status }) => ({
      field: `meaning-${index}`,
      message: t('petitions:import.chooseMeaning', { status }),
    }));
    const refusal = { code: 'petitions/import-statuses', message: t('petitions:errors.import-statuses'), fields };
    return json<RefusedForm>({ refusal, typed }, { status: 422 });
  }
  const outcome =
    typed.intent === 'apply'
      ? await site.mutate(mutationDocument('applyImport'), { input: { importId, statuses, idempotencyKey } })
      : await site.mutate(mutationDocument('undoImport'), {
          input: { importId, reason: typed.reason ?? '', idempotencyKey },
        });
  if (outcome.done) return redirect(site.href(`/admin/petitions/import/${importId}`), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** What a check found in an archive, and what is done about it. */
export default function ImportReport() {
  const { found } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const path = `/admin/petitions/import/${found.uuid}`;
  const fields = ['reason', ...found.statuses.map((_status, index) => `meaning-${index}`)];
  const { byField, lines } = errorsOf(refused?.refusal, fields);
  const form = { scope: importForm(found.uuid), typed: refused?.typed ?? {}, errors: byField };
  const last = found.problems.at(-1)?.line;
  const more = found.state === 'checked' && found.problems.length >= 100 && last !== undefined;
  return (
    <>
      <Crumbs items={[{ href: href('/admin/petitions/import'), label: t('import.title') }]} />
      <ErrorSummary errors={lines} />
      <h1>{t('import.report', { source: found.source })}</h1>
      <div className="flow mt-5">
        {found.state === 'applying' ? (
          <Notice tone="info" headingLevel={2} title={t('import.state.applying')}>
            {t('import.running')}
          </Notice>
        ) : null}
        <DescriptionList
          facts={[
            { key: 'state', term: t('import.stateTitle'), value: t(`import.state.${found.state}`) },
            { key: 'rows', term: t('import.rowsTitle'), value: format.number(found.rowCount) },
            { key: 'faulty', term: t('import.faulty'), value: format.number(found.faultyRowCount) },
            { key: 'applied', term: t('import.applied'), value: format.number(found.appliedCount) },
            { key: 'encoding', term: t('import.encoding'), value: found.encoding.toUpperCase() },
            {
              key: 'delimiter',
              term: t('import.delimiter'),
              value: t(`import.delimiters.${DELIMITERS[found.delimiter] ?? 'semicolon'}`),
            },
          ]}
        />
        <Fold summary={t('import.columnsTitle')}>
          <ImportColumns columns={found.columns} />
        </Fold>
      </div>
      {found.state === 'checked' ? (
        <>
          <section className="flow mt-6" aria-labelledby="problems">
            <h2 id="problems">{t('import.problems')}</h2>
            {found.problems.length > 0 ? <p className="measure">{t('import.problemsNote')}</p> : null}
            <ImportProblems problems={found.problems} />
            <KeysetPagination
              label={t('import.moreProblems')}
              nextHref={more ? `${href(path)}?after=${last}` : undefined}
            />
          </section>
          {found.statuses.length > 0 ? (
            <section className="flow mt-6" aria-labelledby="meaning">
              <h2 id="meaning">{t('import.meaning')}</h2>
              <p className="measure">{t('import.meaningNote')}</p>
              <MeaningForm {...form} statuses={found.statuses} />
            </section>
          ) : null}
        </>
      ) : null}
      {found.state === 'checked' || found.state === 'applied' ? (
        <div className="mt-7">
          <Fold
            summary={t(found.state === 'checked' ? 'import.drop' : 'import.undo')}
            state={byField.reason ? 'open' : 'closed'}
          >
            <UndoForm {...form} act={found.state === 'checked' ? 'drop' : 'undo'} />
          </Fold>
        </div>
      ) : null}
    </>
  );
}
