import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { RichText } from '@viche/rich-text';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, PageMain, Prose } from '@viche/ui';
import { CouncilContacts } from '../facts/council-contacts.tsx';
import { siteFactsPage } from '../facts/site-facts-page.ts';
import { lookHref } from '../links.ts';
import { linesOf, PLATFORM_GAPS, type PublicStatement } from '../statement/statement-data.ts';

const STATEMENT = `query AccessibilityStatement {
  accessibilityStatement {
    conformance gaps { text locale } examinedOn examinedBy method { text locale } complaint { text locale }
  }
}`;

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const page = siteFactsPage(site, 'accessibility');
  const { accessibilityStatement } = await site.query<{ accessibilityStatement: PublicStatement }>(STATEMENT);
  return { ...page, statement: accessibilityStatement };
}

export const meta = pageMeta;

/** When this release was examined last, and by whom: it is stated, not computed, so that nobody is promised more. */
const EXAMINED_ON = '2026-11-22';
const WORKS = ['keyboard', 'reader', 'look', 'small', 'noScript', 'words'] as const;

/** The accessibility statement: by which standard, how it was examined, what is known to be missing, whom to tell. */
export default function Accessibility() {
  const { statement } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
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
        <p>{t(`accessibility.conformance.${statement.conformance}`)}</p>
        <h2>{t('accessibility.works.title')}</h2>
        <ul>
          {WORKS.map((key) => (
            <li key={key}>{t(`accessibility.works.${key}`)}</li>
          ))}
        </ul>
        <p>
          <a href={lookHref(site)}>{t('footer.look')}</a>
        </p>
        {statement.conformance === 'full' ? null : <Gaps statement={statement} />}
        <h2>{t('accessibility.examined.title')}</h2>
        <Examined statement={statement} />
        <h2>{t('accessibility.tell.title')}</h2>
        <p>{t('accessibility.tell.body')}</p>
        <h2>{t('accessibility.complaint.title')}</h2>
        {statement.complaint ? <Said said={statement.complaint} /> : <p>{t('accessibility.complaint.body')}</p>}
      </Prose>
      <CouncilContacts />
    </PageMain>
  );
}

interface StatementProps {
  readonly statement: PublicStatement;
}

/** What the hromada knows to be missing, or else what the platform does. */
function Gaps({ statement: { gaps } }: StatementProps) {
  const { t, locale } = useTranslation('site');
  return (
    <>
      <h2>{t('accessibility.gaps.title')}</h2>
      <ul lang={gaps && gaps.locale !== locale ? gaps.locale : undefined}>
        {gaps
          ? linesOf(gaps.text).map((line) => <li key={line}>{line}</li>)
          : PLATFORM_GAPS.map((key) => <li key={key}>{t(`accessibility.gaps.${key}`)}</li>)}
      </ul>
    </>
  );
}

function Examined({ statement: { examinedOn, examinedBy, method } }: StatementProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  return (
    <>
      {examinedOn ? (
        <p>{t(`accessibility.examined.${examinedBy}`, { date: format.date(examinedOn) })}</p>
      ) : (
        <p>{t('accessibility.examined.body', { date: format.date(EXAMINED_ON) })}</p>
      )}
      {method ? <Said said={method} /> : null}
    </>
  );
}

/** Words of the hromada's own, in the language in which they are there. */
function Said({ said }: { said: NonNullable<PublicStatement['method']> }) {
  const { locale } = useTranslation('site');
  const { href } = useSite();
  return (
    <div lang={said.locale === locale ? undefined : said.locale}>
      <RichText source={said.text} href={href} under="h2" />
    </div>
  );
}
