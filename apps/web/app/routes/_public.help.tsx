import type { LoaderFunctionArgs } from '@remix-run/node';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Card, Crumbs, PageMain, Prose, Split } from '@viche/ui';
import { CouncilContacts } from '../facts/council-contacts.tsx';
import { siteFactsPage } from '../facts/site-facts-page.ts';
import { linkItems } from '../links.ts';

export const loader = ({ context }: LoaderFunctionArgs) => siteFactsPage(siteOf(context), 'help');

export const meta = pageMeta;

const QUESTIONS = ['signIn', 'noSignature', 'terms', 'data', 'broken', 'complain'] as const;

/** How to take part, with the hromada's own facts: what is on, where to go without internet, whom to ask. */
export default function Help() {
  const { t } = useTranslation('site');
  const { href, chrome, logins } = useSite();
  const ways = linkItems(chrome.navigation);
  const named = { logins: logins.map(({ label }) => `«${label}»`).join(', ') };
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('help.title')}</h1>
        <p className="lead">{t('help.lead')}</p>
      </div>
      <Split>
        <Prose>
          <h2>{t('help.ways.title')}</h2>
          {ways.length > 0 ? (
            <ul>
              {ways.map((way) => (
                <li key={way.href}>
                  <a href={way.href}>{way.label}</a>
                </li>
              ))}
              <li>
                <a href={href('/calendar')}>{t('calendar.title')}</a>
              </li>
            </ul>
          ) : (
            <p>{t('help.ways.none')}</p>
          )}
          {QUESTIONS.map((key) => (
            <section key={key} aria-labelledby={`help-${key}`}>
              <h2 id={`help-${key}`}>{t(`help.${key}.title`)}</h2>
              <p>{t(`help.${key}.body`, named)}</p>
            </section>
          ))}
          <p>
            <a href={href('/account')}>{t('core:areas.account')}</a>
          </p>
        </Prose>
        <aside className="flow" aria-label={t('contacts.title')}>
          <Card title={t('contacts.title')}>
            <CouncilContacts />
          </Card>
        </aside>
      </Split>
    </PageMain>
  );
}
