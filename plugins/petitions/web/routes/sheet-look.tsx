import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { LookQuestion } from '../components/look-question.tsx';
import { OPEN_SHEET_LOOK, SHEET_LOOK_FORM, type SheetLookFormResult } from '../look-document.ts';
import { openLook } from '../open-look.ts';

const formOf = (sheet: string | undefined): string => `petitions.sheet-look:${sheet}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const found = await site.query<SheetLookFormResult>(SHEET_LOOK_FORM, { id: params.sheet });
  const { petitionPaperSheet: sheet, looksToday, petitionLooksPerDay: limit } = found;
  if (sheet?.petition.ref !== params.key) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { searchParams } = new URL(request.url);
  return {
    sheet: sheet!,
    looks: { left: Math.max(limit - looksToday, 0), limit },
    over: searchParams.has('over'),
    asked: searchParams.get('done') === 'asked',
    title: `${site.translator.t('petitions:integrity.looks.sheetTitle')}: ${sheet!.petition.title}`,
    robots: 'noindex' as const,
  };
}

export const action = (args: ActionFunctionArgs) =>
  openLook(args, {
    scope: formOf(args.params.sheet),
    mutation: OPEN_SHEET_LOOK,
    about: () => ({ sheetId: args.params.sheet }),
    path: `/admin/petitions/${args.params.key}/paper/${args.params.sheet}/look`,
  });

export const meta = pageMeta;

/** The question that stands before the names on a sheet and its scan. */
export default function SheetLook() {
  const { sheet, looks, over, asked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const path = `/admin/petitions/${sheet.petition.ref}/paper`;
  return (
    <LookQuestion
      crumbs={[
        { href: href(path), label: sheet.petition.title },
        { href: href(`${path}/${sheet.uuid}`), label: t('paper.sheet', { number: sheet.number }) },
      ]}
      over={over}
      asked={asked}
      refused={refused}
      scope={formOf(sheet.uuid)}
      action={href(`${path}/${sheet.uuid}/look`)}
      looks={looks}
      kind="sheet"
      hidden={{}}
    />
  );
}
