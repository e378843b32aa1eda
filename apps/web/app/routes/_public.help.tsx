import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { RichText } from '@viche/rich-text';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Card, Crumbs, PageMain, Prose, Split } from '@viche/ui';
import { CouncilContacts } from '../facts/council-contacts.tsx';
import { HELP_QUESTIONS } from '../facts/help-questions.ts';
import { siteFactsPage } from '../facts/site-facts-page.ts';
import { linkItems } from '../links.ts';

const SECTIONS = 'query HelpSections { helpSections { slug title titleLocale body bodyLocale } }';

interface HelpSection {
  readonly slug: string;
  readonly title: string;
  readonly titleLocale: string;
  readonly body: string;
  readonly bodyLocale: string;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const page = siteFactsPage(site, 'help');
  const { helpSections } = await site.query<{ helpSections: readonly HelpSection[] }>(SECTIONS);
  site.cacheFor('Page:list');
  return { ...page, sections: helpSections };
}

export const meta = pageMeta;

/** How to take part, with the hromada's own facts and what it added: what is on, where to go without internet, whom to ask. */
export default function Help() {
  const { sections } = useLoaderData<typeof loader>();
  const { t, locale } = useTranslation('site');
  const lang = (of: string) => (of === locale ? undefined : of);
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
          {HELP_QUESTIONS.map((key) => (
            <section key={key} className="flow mt-6" aria-labelledby={`help-${key}`}>
              <h2 id={`help-${key}`}>{t(`help.${key}.title`)}</h2>
              <p>{t(`help.${key}.body`, named)}</p>
            </section>
          ))}
          {sections.map(({ slug, title, titleLocale, body, bodyLocale }) => (
            <section key={slug} id={`own-${slug}`} className="flow mt-6" aria-labelledby={`help-of-${slug}`}>
              <h2 id={`help-of-${slug}`} lang={lang(titleLocale)}>
                {title}
              </h2>
              <div lang={lang(bodyLocale)}>
                <RichText source={body} href={href} under="h2" />
              </div>
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
