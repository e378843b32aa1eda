import type { LoaderFunctionArgs } from '@remix-run/node';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, PageMain, Prose } from '@viche/ui';
import { CouncilContacts } from '../facts/council-contacts.tsx';
import { siteFactsPage } from '../facts/site-facts-page.ts';
import { lookHref } from '../links.ts';

export const loader = ({ context }: LoaderFunctionArgs) => siteFactsPage(siteOf(context), 'accessibility');

export const meta = pageMeta;

/** When this release was examined last, and by whom: it is stated, not computed, so that nobody is promised more. */
const EXAMINED_ON = '2026-11-22';
const WORKS = ['keyboard', 'reader', 'look', 'small', 'noScript', 'words'] as const;
const GAPS = ['people', 'pdf', 'files', 'provider', 'english'] as const;

/** The accessibility statement: by which standard, how it was examined, what is known to be missing, whom to tell. */
export default function Accessibility() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const site = useSite();
  const { tenant, locale, href } = site;
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('accessibility.title')}</h1>
        <p className="lead">{t('accessibility.lead', { council: tenant.names[locale].official })}</p>
      </div>
      <Prose>
        <h2>{t('accessibility.standard.title')}</h2>
        <p>{t('accessibility.standard.body')}</p>
        <h2>{t('accessibility.works.title')}</h2>
        <ul>
          {WORKS.map((key) => (
            <li key={key}>{t(`accessibility.works.${key}`)}</li>
          ))}
        </ul>
        <p>
          <a href={lookHref(site)}>{t('footer.look')}</a>
        </p>
        <h2>{t('accessibility.gaps.title')}</h2>
        <ul>
          {GAPS.map((key) => (
            <li key={key}>{t(`accessibility.gaps.${key}`)}</li>
          ))}
        </ul>
        <h2>{t('accessibility.examined.title')}</h2>
        <p>{t('accessibility.examined.body', { date: format.date(EXAMINED_ON) })}</p>
        <h2>{t('accessibility.tell.title')}</h2>
        <p>{t('accessibility.tell.body')}</p>
      </Prose>
      <CouncilContacts />
    </PageMain>
  );
}
