import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, FileList, Table } from '@viche/ui';
import { LookHead } from '../components/looked-at.tsx';
import { useFileNote } from '../components/use-file-note.ts';
import { SHEET_LOOK, SHEET_LOOK_FORM, type SheetLookData, type SheetLookFormResult } from '../look-document.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionPaperSheet: sheet } = await site.query<SheetLookFormResult>(SHEET_LOOK_FORM, { id: params.sheet });
  if (sheet?.petition.ref !== params.key) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { petitionPaperLook: look } = await site.query<{ petitionPaperLook: SheetLookData | null }>(SHEET_LOOK, {
    id: params.look,
  });
  const form = `/admin/petitions/${params.key}/paper/${params.sheet}/look`;
  if (look?.sheet !== sheet!.uuid) throw redirect(site.href(`${form}?over=yes`));
  return {
    sheet: sheet!,
    look: look!,
    scanHref: `${form}/${params.look}/scan`,
    title: `${site.translator.t('petitions:integrity.looks.sheetTitle')}: ${sheet!.petition.title}`,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** The names on a sheet and its scan, for some minutes. */
export default function SheetLookedAt() {
  const { sheet, look, scanHref } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const note = useFileNote();
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
      <h1>{words('sheetTitle')}</h1>
      <LookHead look={look} />
      <section className="flow" aria-labelledby="lines">
        <h2 id="lines">{words('lines')}</h2>
        {look.lines.length === 0 ? (
          <p className="muted">{words('noneLines')}</p>
        ) : (
          <Table
            caption={words('lines')}
            captionAs="hidden"
            size="sm"
            rows={look.lines}
            rowKey={(line) => `${line.line}-${look.lines.indexOf(line)}`}
            columns={[
              { key: 'line', title: t('paper.line'), cell: ({ line }) => line },
              { key: 'name', title: t('paper.name'), cell: ({ name }) => (name ? <bdi>{name}</bdi> : '–') },
              {
                key: 'result',
                title: t('paper.result'),
                cell: ({ outcome, removed }) => (removed ? words('removed') : t(`integrity.looks.line.${outcome}`)),
              },
            ]}
          />
        )}
      </section>
      <section className="flow mt-6" aria-labelledby="scan-title">
        <h2 id="scan-title">{t('paper.scan.title')}</h2>
        {look.scan ? (
          <FileList
            files={[
              {
                href: href(scanHref),
                name: words('scan'),
                note: `${look.scan.fileName}, ${note(look.scan)}`,
                seal: 'none',
                more: [],
              },
            ]}
          />
        ) : (
          <p className="muted">{words('noScan')}</p>
        )}
      </section>
    </>
  );
}
