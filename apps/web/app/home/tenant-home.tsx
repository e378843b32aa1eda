import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Band, Card, EmptyState, Hero, ItemList, LinkButton, OpenRow, PageMain, Split, TaskList } from '@viche/ui';
import { contactOf } from '../contacts.ts';
import { iconNamed } from '../icon-named.ts';
import type { Highlights } from './highlights.ts';
import { Answered, Numbers } from './results.tsx';
import { hoursUntil, lastDayOf, wholeDaysUntil } from './time-left.ts';

/** A hromada's home page: what can be done now, ways in by wish, what the council answered, numbers. */
export function TenantHome({ highlights, now }: { highlights: Highlights; now: string }) {
  return (
    <PageMain kind="bands">
      <Welcome task={highlights.tasks[0]} />
      <OpenNow open={highlights.open} now={now} />
      <Wishes tasks={highlights.tasks} />
      <Answered answered={highlights.answered} />
      <Numbers
        numbers={highlights.numbers}
        year={now.slice(0, 4)}
        look={highlights.answered.length > 0 ? 'linen' : 'plain'}
      />
    </PageMain>
  );
}

function Welcome({ task }: { task: Highlights['tasks'][number] | undefined }) {
  const { t } = useTranslation('site');
  const { tenant, locale, href } = useSite();
  const [first] = useSite().chrome.navigation;
  return (
    <Hero
      title={tenant.brand.welcome?.[locale] ?? t('home.welcome')}
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

function OpenNow({ open, now }: { open: Highlights['open']; now: string }) {
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
    <Band labelledBy="open">
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

function Wishes({ tasks }: { tasks: Highlights['tasks'] }) {
  const { t } = useTranslation('site');
  const site = useSite();
  const { href } = site;
  const desk = contactOf(site, 'desk');
  const wishes = [
    ...tasks.map(({ icon, title, note, path }) => ({ icon: iconNamed(icon), title, note, href: href(path) })),
    { icon: 'list' as const, title: t('home.myCases'), note: t('home.myCasesNote'), href: href('/account') },
  ];
  return (
    <Band labelledBy="wishes" look="linen">
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
