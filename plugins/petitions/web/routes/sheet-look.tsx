import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, ErrorSummary, Notice } from '@viche/ui';
import { LOOK_INPUTS, LookForm } from '../components/look-form.tsx';
import { OPEN_SHEET_LOOK, SHEET_LOOK_FORM, type SheetLookFormResult } from '../look-document.ts';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const formOf = (sheet: string | undefined): string => `petitions.sheet-look:${sheet}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const found = await site.query<SheetLookFormResult>(SHEET_LOOK_FORM, { id: params.sheet });
  const { petitionPaperSheet: sheet, looksToday, petitionLooksPerDay: limit } = found;
  if (sheet?.petition.ref !== params.key) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return {
    sheet: sheet!,
    looks: { left: Math.max(limit - looksToday, 0), limit },
    over: new URL(request.url).searchParams.has('over'),
    title: `${site.translator.t('petitions:integrity.looks.sheetTitle')}: ${sheet!.petition.title}`,
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, formOf(params.sheet));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  if (!typed.ground) {
    const message = site.translator.t('petitions:integrity.looks.groundNone');
    const refusal = { code: 'core/bad-input', message, fields: [{ field: 'ground', message }] };
    return json<RefusedForm>({ refusal, typed }, { status: 422 });
  }
  const { ground, reason = '' } = typed;
  const input = { sheetId: params.sheet, ground, reason, idempotencyKey: posted.idempotencyKey };
  const outcome = await site.mutate<{ uuid: string }>(OPEN_SHEET_LOOK, { input });
  const here = `/admin/petitions/${params.key}/paper/${params.sheet}/look`;
  if (outcome.done) return redirect(site.href(`${here}/${outcome.value.uuid}`), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The question that stands before the names on a sheet and its scan. */
export default function SheetLook() {
  const { sheet, looks, over } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, LOOK_INPUTS);
  const words = (key: string) => t(`integrity.looks.${key}`);
  const path = `/admin/petitions/${sheet.petition.ref}/paper`;
  return (
    <>
      <Crumbs
        items={[
          { href: href(path), label: sheet.petition.title },
          { href: href(`${path}/${sheet.uuid}`), label: t('paper.sheet', { number: sheet.number }) },
        ]}
      />
      <ErrorSummary errors={lines} />
      {over && !refused ? (
        <div className="mb-5">
          <Notice tone="warn" headingLevel={2} title={words('over')}>
            {words('overBody')}
          </Notice>
        </div>
      ) : null}
      <h1>{words('sheetTitle')}</h1>
      <p className="lead mt-4 mb-5">{words('sheetLead')}</p>
      <LookForm
        scope={formOf(sheet.uuid)}
        action={href(`${path}/${sheet.uuid}/look`)}
        looks={looks}
        kind="sheet"
        hidden={{}}
        typed={refused?.typed ?? {}}
        errors={byField}
      />
    </>
  );
}
