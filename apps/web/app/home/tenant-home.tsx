import { type Locale, useFormat, useTranslation } from '@viche/i18n';
import { type HomeBlock, homeBlocks } from '@viche/plugin-api';
import { RichText } from '@viche/rich-text';
import { useSite } from '@viche/site';
import {
  Band,
  Card,
  EmptyState,
  Hero,
  ItemList,
  LinkButton,
  OpenRow,
  PageMain,
  Prose,
  Split,
  TaskList,
} from '@viche/ui';
import { Fragment, type ReactNode } from 'react';
import { contactOf } from '../contacts.ts';
import { iconNamed } from '../icon-named.ts';
import { type HomeDocument, HomeDocuments } from './documents.tsx';
import type { Highlights } from './highlights.ts';
import { HomeNews, type HomeNewsEntry } from './news.tsx';
import { Answered, Numbers } from './results.tsx';
import { hoursUntil, lastDayOf, wholeDaysUntil } from './time-left.ts';

interface TenantHomeProps {
  readonly highlights: Highlights;
  readonly documents: readonly HomeDocument[];
  readonly news: readonly HomeNewsEntry[];
  readonly now: string;
}

type Look = 'plain' | 'linen';

/** A hromada's home page: the parts that it shows, in its order. What has nothing to show is left out. */
export function TenantHome({ highlights, documents, news, now }: TenantHomeProps) {
  const { tenant, locale, chrome } = useSite();
  const { open, tasks, answered, numbers } = highlights;
  const text = tenant.brand.text?.[locale] || tenant.brand.text?.uk || '';
  const parts: Record<HomeBlock, { has: boolean; show: (look: Look) => ReactNode }> = {
    hero: { has: true, show: () => <Welcome task={tasks[0]} /> },
    // A site without a module offers nothing that could open or end.
    open: {
      has: open.length > 0 || chrome.navigation.length > 0,
      show: (look) => <OpenNow open={open} now={now} look={look} />,
    },
    wishes: { has: true, show: (look) => <Wishes tasks={tasks} look={look} /> },
    answered: { has: answered.length > 0, show: (look) => <Answered answered={answered} look={look} /> },
    numbers: {
      has: numbers.length > 0,
      show: (look) => <Numbers numbers={numbers} year={now.slice(0, 4)} look={look} />,
    },
    news: { has: news.length > 0, show: (look) => <HomeNews news={news} look={look} /> },
    documents: { has: documents.length > 0, show: (look) => <HomeDocuments documents={documents} look={look} /> },
    text: {
      has: text !== '',
      show: (look) => <OwnText text={text} lang={tenant.brand.text?.[locale] ? undefined : 'uk'} look={look} />,
    },
  };
  const shown = homeBlocks(tenant.brand.home).filter(({ block, shown: isShown }) => isShown && parts[block].has);
  const bands = shown.filter(({ block }) => block !== 'hero').map(({ block }) => block);
  return (
    <PageMain kind="bands">
      {bands.length === shown.length ? <h1 className="sr">{tenant.names[locale].official}</h1> : null}
      {shown.map(({ block }) => (
        <Fragment key={block}>{parts[block].show(bands.indexOf(block) % 2 === 1 ? 'linen' : 'plain')}</Fragment>
      ))}
    </PageMain>
  );
}

function OwnText({ text, lang, look }: { text: string; lang: Locale | undefined; look: Look }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <Band labelledBy="own-text" look={look}>
      <h2 id="own-text" className="sr">
        {t('home.ownText')}
      </h2>
      <Prose>
        <div lang={lang}>
          <RichText source={text} href={href} />
        </div>
      </Prose>
    </Band>
  );
}

function Welcome({ task }: { task: Highlights['tasks'][number] | undefined }) {
  const { t } = useTranslation('site');
  const { tenant, locale, href } = useSite();
  const [first] = useSite().chrome.navigation;
  return (
    <Hero
      title={tenant.brand.welcome?.[locale] || t('home.welcome')}
      lead={t('home.lead')}
      katottg={tenant.code}
      acts={
        <>
          {task && first ? (
            <LinkButton size="lg" variant="sun" href={href(task.path)} iconAfter="right">
              {t('home.takePart', { where: first.label })}
            </LinkButton>
          ) : null}
          <LinkButton size="lg" variant="ghost" href="#open">
            {t('home.whatIsOn')}
          </LinkButton>
        </>
      }
    />
  );
}

function OpenNow({ open, now, look }: { open: Highlights['open']; now: string; look: Look }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const left = (endsAt: string) => {
    const days = wholeDaysUntil(endsAt, now);
    return days > 1
      ? t('core:time.daysLeft', { count: days })
      : t('core:time.hoursLeft', { count: hoursUntil(endsAt, now) });
  };
  return (
    <Band labelledBy="open" look={look}>
      <h2 id="open" className="mb-5">
        {t('home.open')}
      </h2>
      {open.length === 0 ? (
        <EmptyState icon="cal" title={t('home.nothingOpen')} headingLevel={3}>
          {t('home.nothingOpenNote')}
        </EmptyState>
      ) : (
        <ItemList order="loose">
          {open.map((matter, index) => (
            <OpenRow
              key={matter.path}
              icon={iconNamed(matter.icon)}
              kind={matter.kind}
              title={matter.title}
              href={href(matter.path)}
              note={matter.note}
              due={t('core:time.until', { when: format.date(lastDayOf(matter.endsAt), 'day') })}
              left={left(matter.endsAt)}
              act={matter.act}
              weight={index === 0 ? 'primary' : 'second'}
            />
          ))}
        </ItemList>
      )}
    </Band>
  );
}

function Wishes({ tasks, look }: { tasks: Highlights['tasks']; look: Look }) {
  const { t } = useTranslation('site');
  const site = useSite();
  const { href } = site;
  const desk = contactOf(site, 'desk');
  const wishes = [
    ...tasks.map(({ icon, title, note, path }) => ({ icon: iconNamed(icon), title, note, href: href(path) })),
    { icon: 'list' as const, title: t('home.myCases'), note: t('home.myCasesNote'), href: href('/account') },
  ];
  return (
    <Band labelledBy="wishes" look={look}>
      <Split>
        <div>
          <h2 id="wishes">{t('home.wishes')}</h2>
          <TaskList tasks={wishes} />
        </div>
        <aside className="flow" aria-label={t('home.aside')}>
          <Card title={t('home.offline')}>
            <p>{t('home.offlineBody')}</p>
            {desk ? (
              <p>
                <b>{desk}</b>
                <br />
                {contactOf(site, 'hours')}
              </p>
            ) : null}
          </Card>
          <Rules />
        </aside>
      </Split>
    </Band>
  );
}

function Rules() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { statuteUrl, statuteEdition } = useSite().tenant;
  if (!statuteUrl) return null;
  const edition =
    statuteEdition && /^\d{4}-\d{2}-\d{2}$/.test(statuteEdition) ? format.date(statuteEdition) : statuteEdition;
  return (
    <Card title={t('home.rules')}>
      <p>
        <a href={statuteUrl}>{t('home.statute')}</a>
        {edition ? (
          <>
            <br />
            <span className="muted sm">{t('home.edition', { edition })}</span>
          </>
        ) : null}
      </p>
    </Card>
  );
}
