import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { CopyCode, Crumbs, EmptyState, ItemList, LinkButton, ListRow, MetaItem, PageMain } from '@viche/ui';
import { capital, MonthView } from '../calendar/month-view.tsx';
import { byMonth, daysBetween, type Matter, readCalendar, readMonth, shownMonth } from '../calendar/site-calendar.ts';
import { iconNamed } from '../icon-named.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { t } = site.translator;
  const calendar = await readCalendar(site);
  const month = shownMonth(new URL(request.url).searchParams.get('month'), calendar.today);
  if (!month) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return {
    ...calendar,
    month: await readMonth(site, month, calendar.today),
    title: `${t('site:calendar.title')} · ${site.tenant.names[site.locale].short}`,
    description: t('site:calendar.lead'),
  };
}

export const meta = pageMeta;

/** What is open and until when, over all modules: a month drawn as a table, a list of all by month, and an address for calendars on phones. */
export default function Calendar() {
  const { matters, month, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href, origin } = useSite();
  const feed = href('/calendar.ics');
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('calendar.title')}</h1>
        <p className="lead">{t('calendar.lead')}</p>
      </div>
      <MonthView month={month} today={today} />
      {matters.length === 0 ? (
        <EmptyState icon="cal" title={t('home.nothingOpen')}>
          {t('home.nothingOpenNote')}
        </EmptyState>
      ) : null}
      <div className="flow" id="dates">
        {byMonth(matters).map(([month, list]) => (
          <section key={month} aria-labelledby={`m-${month}`}>
            <h2 id={`m-${month}`} className="mb-4">
              {capital(format.date(`${month}-01`, 'month'))}
            </h2>
            <ItemList>
              {list.map((matter) => (
                <Row key={matter.key} matter={matter} today={today} />
              ))}
            </ItemList>
          </section>
        ))}
      </div>
      <section className="flow mt-7" aria-labelledby="subscribe">
        <h2 id="subscribe">{t('calendar.subscribe')}</h2>
        <p>{t('calendar.subscribeNote')}</p>
        <CopyCode>{`${origin}${feed}`}</CopyCode>
        <p>
          <LinkButton variant="second" icon="cal" href={feed}>
            {t('calendar.download')}
          </LinkButton>
        </p>
      </section>
    </PageMain>
  );
}

function Row({ matter, today }: { matter: Matter; today: string }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const left = daysBetween(today, matter.day);
  return (
    <ListRow
      href={href(matter.path)}
      title={<Written>{matter.title}</Written>}
      meta={
        <>
          <MetaItem icon={iconNamed(matter.icon)}>{matter.kind}</MetaItem>
          <MetaItem icon="cal">
            <time dateTime={matter.day}>{format.date(matter.day, 'day')}</time>
          </MetaItem>
          <MetaItem icon="clock">{left === 0 ? t('calendar.today') : t('calendar.inDays', { count: left })}</MetaItem>
        </>
      }
    >
      {matter.note}
    </ListRow>
  );
}
