import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, Table, TextInput } from '@viche/ui';
import { lastDay } from '../days-left.ts';
import { PAPER_SHEETS, type PaperSheetsResult, type SheetData } from '../paper-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const newSheetForm = (ref: string): string => `petitions.new-sheet:${ref}`;
const FIELDS = ['number', 'collectedOn', 'place', 'stated'] as const;

const OPEN_SHEET = mutationDocument('openPaperSheet', 'PetitionPaperSheet { uuid }');

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition } = await site.query<PaperSheetsResult>(PAPER_SHEETS, { ref: params.key });
  if (!petition?.paperUntil || !petition.acts.includes('ENTER_PAPER'))
    throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const title = site.translator.t('petitions:paper.of', { title: petition.title });
  return { petition, title, robots: 'noindex' as const };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, newSheetForm(params.key ?? ''));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const { t } = site.translator;
  const empty = FIELDS.filter((field) => !typed[field]?.trim());
  if (empty.length > 0) {
    const fields = empty.map((field) => ({ field, message: t('forms:problem.required') }));
    const refusal = { code: 'core/bad-input', message: t('core:errors.core/bad-input.title'), fields };
    return json<RefusedForm>({ refusal, typed }, { status: 422 });
  }
  const { petitionId, number, collectedOn, place, stated } = typed;
  const input = { petitionId, number, collectedOn, place, stated: Number(stated) || 0 };
  const outcome = await site.mutate<{ uuid: string }>(OPEN_SHEET, {
    input: { ...input, idempotencyKey: posted.idempotencyKey },
  });
  if (outcome.done) return redirect(site.href(`/admin/petitions/${params.key}/paper/${outcome.value.uuid}`), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The sheets of one petition, and a new one. */
export default function PaperSheets() {
  const { petition } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, FIELDS);
  const field = (name: (typeof FIELDS)[number]) => ({
    id: name,
    name,
    label: t(`paper.${name}`),
    hint: t(`paper.${name}Hint`),
    error: byField[name],
    defaultValue: refused?.typed[name],
  });
  return (
    <>
      <Crumbs
        items={[
          { href: href('/admin/petitions/paper'), label: t('paper.title') },
          { href: href(`/admin/petitions/${petition.ref}`), label: petition.title },
        ]}
      />
      <ErrorSummary errors={lines} />
      <h1>
        <Written>{petition.title}</Written>
      </h1>
      <p className="mt-4 mb-5">
        {t('paper.onPaper', { count: petition.paperCount })}. {t('paper.until')}{' '}
        {petition.paperUntil ? format.date(lastDay(petition.paperUntil)) : ''}.
      </p>
      <h2 className="mb-4">{t('paper.sheets')}</h2>
      <Sheets sheets={petition.paperSheets} path={`/admin/petitions/${petition.ref}/paper`} />
      <section className="mt-7" aria-labelledby="new-sheet">
        <h2 id="new-sheet" className="mb-4">
          {t('paper.newSheet')}
        </h2>
        <Form method="post" className="flow measure" noValidate>
          <FormSecrets scope={newSheetForm(petition.ref)} />
          <input type="hidden" name="petitionId" value={petition.id} />
          <TextInput {...field('number')} width="m" maxLength={60} />
          <TextInput {...field('collectedOn')} type="date" width="m" />
          <TextInput {...field('place')} maxLength={200} />
          <TextInput {...field('stated')} width="s" inputMode="numeric" />
          <Button size="lg" icon="right">
            {t('paper.openSheet')}
          </Button>
        </Form>
      </section>
    </>
  );
}

function Sheets({ sheets, path }: { sheets: readonly SheetData[]; path: string }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  if (sheets.length === 0) return <p className="muted">{t('paper.noSheets')}</p>;
  return (
    <Table
      caption={t('paper.sheets')}
      captionAs="hidden"
      stack="wide"
      rows={sheets}
      rowKey={({ uuid }) => uuid}
      columns={[
        {
          key: 'number',
          title: t('paper.number'),
          cell: ({ uuid, number }) => <a href={href(`${path}/${uuid}`)}>{t('paper.sheet', { number })}</a>,
        },
        {
          key: 'where',
          title: t('paper.place'),
          cell: ({ place, collectedOn }) => t('paper.where', { place, date: format.date(collectedOn, 'day') }),
        },
        { key: 'stated', title: t('paper.statedShort'), align: 'number', cell: ({ stated }) => format.number(stated) },
        { key: 'entered', title: t('paper.entered'), align: 'number', cell: ({ entered }) => format.number(entered) },
        { key: 'known', title: t('paper.known'), align: 'number', cell: ({ known }) => format.number(known) },
        { key: 'state', title: t('paper.stateTitle'), cell: ({ state }) => t(`paper.state.${state}`) },
      ]}
    />
  );
}
