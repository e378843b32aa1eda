import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, type Refusal, siteOf, useSite } from '@viche/site';
import { Chip, Crumbs, ErrorSummary, Notice } from '@viche/ui';
import { enumName } from '../../enum-name.ts';
import { attachScan } from '../attach-scan.ts';
import { LookLink } from '../components/look-link.tsx';
import { PaperEntry } from '../components/paper-entry.tsx';
import { LineResults, PaperLines } from '../components/paper-lines.tsx';
import { SheetActs } from '../components/sheet-acts.tsx';
import { SCAN_FIELD, SCAN_INTENT, SheetScan } from '../components/sheet-scan.tsx';
import { stateWord } from '../components/state-chip.tsx';
import { ENTER, type LineResultData, type OneSheetData, PAPER_SHEET } from '../paper-document.ts';
import { nextRows, stands, type TypedRow, typedRows } from '../paper-rows.ts';
import { errorsOf, textsOf } from '../refused-form.ts';

const sheetForm = (id: string): string => `petitions.sheet:${id}`;
const ACTS: Readonly<Record<string, string>> = {
  strike: 'strikePaperLine',
  remove: 'removePaperLine',
  close: 'closePaperSheet',
  reopen: 'reopenPaperSheet',
};

/** What a post leaves on the page. Codes of lines that did not stand live in this one answer and nowhere else. */
interface Posted {
  readonly intent: string;
  readonly refusal?: Refusal;
  readonly results: readonly LineResultData[];
  readonly rows: readonly TypedRow[];
  readonly typed: Readonly<Record<string, string>>;
}

const NOTHING: Posted = { intent: '', results: [], rows: [], typed: {} };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionPaperSheet: sheet } = await site.query<{ petitionPaperSheet: OneSheetData | null }>(PAPER_SHEET, {
    id: params.sheet,
  });
  if (sheet?.petition.ref !== params.key) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const title = site.translator.t('petitions:paper.sheet', { number: sheet!.number });
  return { sheet: sheet!, title: `${title}: ${sheet!.petition.title}`, robots: 'noindex' as const };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const sheetId = params.sheet ?? '';
  const posted = await site.readForm(request, sheetForm(sheetId));
  const typed = textsOf(posted.done ? posted.form : posted.typed);
  const { intent = 'enter' } = typed;
  const act = Object.hasOwn(ACTS, intent) ? ACTS[intent] : undefined;
  const rows = act || intent === SCAN_INTENT ? [] : typedRows(typed);
  if (!posted.done)
    return json<Posted>({ ...NOTHING, intent, refusal: posted.refusal, rows, typed }, { status: posted.status });
  const { idempotencyKey } = posted;
  const back = site.href(`/admin/petitions/${params.key}/paper/${sheetId}`);
  if (intent === SCAN_INTENT) {
    const outcome = await attachScan(site, posted, sheetId);
    if (outcome.done) return redirect(back, 303);
    return json<Posted>({ ...NOTHING, intent, refusal: outcome.refusal }, { status: outcome.status });
  }
  if (act) {
    const { line, ground, reason } = typed;
    const wanted = {
      strike: { line: Number(line) || 0, ground: enumName(ground ?? '') },
      remove: { line: Number(line) || 0, reason },
      close: reason?.trim() ? { reason } : {},
      reopen: { reason },
    }[intent as 'strike' | 'remove' | 'close' | 'reopen'];
    const outcome = await site.mutate(mutationDocument(act), { input: { sheetId, ...wanted, idempotencyKey } });
    if (outcome.done) return redirect(back, 303);
    return json<Posted>({ ...NOTHING, intent, refusal: outcome.refusal, typed }, { status: outcome.status });
  }
  if (rows.length === 0) {
    const message = site.translator.t('petitions:paper.nothingTyped');
    const refusal = { code: 'core/bad-input', message, fields: [] };
    return json<Posted>({ ...NOTHING, intent, refusal }, { status: 422 });
  }
  const lines = rows.map(({ line, name, code }) => ({ line: Number(line) || 0, name, code }));
  const outcome = await site.mutate<{ results: LineResultData[] }>(ENTER, {
    input: { sheetId, rows: lines, idempotencyKey },
  });
  if (!outcome.done)
    return json<Posted>({ ...NOTHING, intent, refusal: outcome.refusal, rows }, { status: outcome.status });
  const { results } = outcome.value;
  const wrong = rows.flatMap((row, index) => {
    const result = results[index];
    return result && !stands(result) ? [{ ...row, outcome: result.outcome }] : [];
  });
  return json<Posted>(
    { ...NOTHING, intent, results: results.filter(stands), rows: wrong },
    { status: wrong.length > 0 ? 422 : 200 },
  );
}

export const meta = pageMeta;

/** One sheet: its numbers, the form for its lines, and what became of each. */
export default function PaperSheetPage() {
  const { sheet } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>() ?? NOTHING;
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const back = `/admin/petitions/${sheet.petition.ref}/paper`;
  const left = sheet.stated - sheet.entered - sheet.known - sheet.struck;
  const rows = nextRows(sheet.lines, sheet.stated, posted.rows);
  const { byField, lines } = errorsOf(posted.refusal, ['line', 'reason', SCAN_FIELD]);
  const wrong = posted.rows.flatMap(({ outcome }, index) =>
    outcome
      ? [{ fieldId: `${WRONG_FIELD[outcome] ?? 'code'}-${index}`, message: t(`paper.outcome.${stateWord(outcome)}`) }]
      : [],
  );
  const named = lines.map((error) =>
    error.fieldId && error.fieldId !== SCAN_FIELD ? { ...error, fieldId: `${posted.intent}-${error.fieldId}` } : error,
  );
  const open = sheet.state === 'open';
  return (
    <>
      <Crumbs
        items={[
          { href: href('/admin/petitions/paper'), label: t('paper.title') },
          { href: href(back), label: sheet.petition.title },
        ]}
      />
      <ErrorSummary errors={[...named, ...wrong]} />
      <h1>{t('paper.sheet', { number: sheet.number })}</h1>
      <p className="mt-4 row">
        <Chip tone={open ? 'accent' : 'calm'} icon={open ? 'pen' : 'lock'}>
          {t(`paper.state.${sheet.state}`)}
        </Chip>
        <span className="muted">{t('paper.where', { place: sheet.place, date: format.date(sheet.collectedOn) })}</span>
        {sheet.by ? <span className="muted">{t('paper.by', { name: sheet.by })}</span> : null}
      </p>
      <p className="row mt-4">
        {NUMBERS.map((name) => (
          <span key={name}>
            {t(`paper.${name}`)}:{' '}
            <b className="num">
              {format.number(name === 'left' ? left : sheet[name === 'statedShort' ? 'stated' : name])}
            </b>
          </span>
        ))}
      </p>
      <div className="flow mt-5">
        {posted.results.length > 0 ? (
          <Notice tone="ok" headingLevel={2} title={t('paper.results')} appears="after-act">
            <LineResults results={posted.results} />
          </Notice>
        ) : null}
        {sheet.repeats ? (
          <Notice tone="warn" icon="warn" headingLevel={2} title={t('paper.repeats', { number: sheet.repeats.number })}>
            {t('paper.repeatsBody', { count: sheet.repeats.lines })}
          </Notice>
        ) : null}
        {sheet.closeReason ? <p>{t('paper.closedWith', { reason: sheet.closeReason })}</p> : null}
      </div>
      <SheetScan sheet={sheet} scope={sheetForm(sheet.uuid)} error={byField[SCAN_FIELD]} />
      {open && rows.length > 0 ? (
        <section className="flow mt-6" aria-labelledby="rows">
          <h2 id="rows">{t('paper.rows')}</h2>
          <p className="measure">{t('paper.rowsNote')}</p>
          <PaperEntry scope={sheetForm(sheet.uuid)} rows={rows} />
        </section>
      ) : null}
      {sheet.petition.acts.includes('ENTER_PAPER') ? (
        <SheetActs
          sheet={sheet}
          scope={sheetForm(sheet.uuid)}
          left={left}
          intent={posted.refusal ? posted.intent : ''}
          typed={posted.typed}
          errors={byField}
        />
      ) : null}
      <section className="flow mt-7" aria-labelledby="lines">
        <h2 id="lines">{t('paper.result')}</h2>
        <LookLink to="linkSheet" href={`${back}/${sheet.uuid}/look`} />
        <PaperLines lines={sheet.lines} />
      </section>
    </>
  );
}

const NUMBERS = ['statedShort', 'entered', 'known', 'struck', 'left'] as const;
const WRONG_FIELD: Readonly<Record<string, string>> = { BAD_NAME: 'name', LINE_TAKEN: 'line' };
