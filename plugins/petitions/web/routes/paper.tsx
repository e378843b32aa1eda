import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, Table } from '@viche/ui';
import { lastDay } from '../days-left.ts';
import { PAPER_PETITIONS, type PaperPetitionData } from '../paper-document.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionsOnPaper } = await site.query<{ petitionsOnPaper: PaperPetitionData[] }>(PAPER_PETITIONS);
  return {
    petitions: petitionsOnPaper,
    title: site.translator.t('petitions:paper.title'),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** Petitions to which an officer may enter sheets now, the one that closes first on top. */
export default function PaperPetitions() {
  const { petitions } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  return (
    <>
      <h1>{t('paper.title')}</h1>
      <p className="lead mt-4 mb-5 measure">{t('paper.lead')}</p>
      {petitions.length === 0 ? (
        <EmptyState icon="file" title={t('paper.noPetitions')}>
          {t('paper.noPetitionsBody')}
        </EmptyState>
      ) : (
        <Table
          caption={t('paper.petitions')}
          captionAs="hidden"
          rows={petitions}
          rowKey={({ ref }) => ref}
          columns={[
            {
              key: 'petition',
              title: t('paper.petition'),
              cell: ({ ref, title }) => (
                <a href={href(`/admin/petitions/${ref}/paper`)}>
                  <Written>{title}</Written>
                </a>
              ),
            },
            {
              key: 'until',
              title: t('paper.until'),
              cell: ({ paperUntil }) => (paperUntil ? format.date(lastDay(paperUntil), 'day') : ''),
            },
            {
              key: 'count',
              title: t('paper.entered'),
              align: 'number',
              cell: ({ paperCount }) => format.number(paperCount),
            },
          ]}
        />
      )}
    </>
  );
}
