import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { DeadlineStep } from '@viche/calendar';
import { useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, GoLink, LinkButton, Notice, Table } from '@viche/ui';
import { AlikePetitions } from '../components/alike-petitions.tsx';
import { type CaseData, CaseTable } from '../components/case-table.tsx';
import { DueDay } from '../components/due-day.tsx';
import { TimeLeftText, timeLeftTone } from '../components/time-left.tsx';
import type { CheckLockData } from '../desk-document.ts';

const QUEUE = /* GraphQL */ `
  query PetitionModerationQueue {
    duties { id kind label title path dueOn dueBefore paused arithmetic formerDueOn movedBy }
    petitionModerationQueue {
      dueOn
      dueBefore
      arithmetic
      lock { by since until mine }
      alikeTo
      petition { ref title authorName submittedAt }
    }
  }
`;

interface Item {
  readonly dueOn: string | null;
  readonly dueBefore: string | null;
  readonly arithmetic: readonly DeadlineStep[] | null;
  readonly lock: CheckLockData | null;
  readonly alikeTo: string | null;
  readonly petition: {
    readonly ref: string;
    readonly title: string;
    readonly authorName: string;
    readonly submittedAt: string;
  };
}

interface QueueResult {
  readonly petitionModerationQueue: Item[];
  readonly duties: CaseData[];
}

/** Texts that are nearly the same, as one item: the most urgent one, and the others below it. Each is a case of its own. */
function folded(queue: readonly Item[]) {
  const others = new Map<string, Item[]>();
  for (const item of queue) if (item.alikeTo) others.set(item.alikeTo, [...(others.get(item.alikeTo) ?? []), item]);
  return queue
    .filter(({ alikeTo }) => alikeTo === null)
    .map((item) => ({ ...item, alike: others.get(item.petition.ref) ?? [] }));
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionModerationQueue, duties } = await site.query<QueueResult>(QUEUE);
  const published = new URL(request.url).searchParams.get('published');
  return {
    queue: folded(petitionModerationQueue),
    cases: duties.filter(({ kind }) => kind.startsWith('petitions.') && kind !== 'petitions.moderation'),
    published,
    title: site.translator.t('petitions:moderation.desk'),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export default function ModerationQueue() {
  const { queue, cases, published } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <>
      <div className="row row-between mb-5">
        <h1>{t('moderation.desk')}</h1>
        <GoLink href={href('/admin/petitions/grounds')}>{t('integrity.desk.grounds')}</GoLink>
      </div>
      {published ? (
        <div className="mb-5">
          <Notice tone="ok" title={t('moderation.published')} headingLevel={2} appears="after-act">
            {t('page.number', { number: published })}
          </Notice>
        </div>
      ) : null}
      <h2 className="mb-4">{t('moderation.check')}</h2>
      {queue.length === 0 ? (
        <EmptyState icon="ok" title={t('moderation.empty')}>
          {t('moderation.emptyBody')}
        </EmptyState>
      ) : (
        <Table
          caption={t('moderation.title')}
          captionAs="hidden"
          stack="wide"
          rows={queue}
          rowKey={({ petition }) => petition.ref}
          rowTone={({ dueBefore }) => timeLeftTone(dueBefore)}
          columns={[
            {
              key: 'petition',
              title: t('moderation.petition'),
              cell: ({ petition, alike }) => (
                <>
                  <a href={href(`/admin/petitions/${petition.ref}`)}>
                    <Written>{petition.title}</Written>
                  </a>
                  <p className="muted sm">
                    <span className="sr">{t('moderation.author')}: </span>
                    <bdi>{petition.authorName}</bdi>
                  </p>
                  <AlikePetitions cases={alike} />
                </>
              ),
            },
            {
              key: 'left',
              title: t('moderation.left'),
              cell: ({ dueBefore }) => <TimeLeftText dueBefore={dueBefore} />,
            },
            {
              key: 'due',
              title: t('moderation.due'),
              cell: (item) => <DueDay term={item} />,
            },
            {
              key: 'lock',
              title: t('lock.column'),
              cell: ({ lock }) => (lock ? lock.mine ? t('lock.you') : <bdi>{lock.by}</bdi> : t('lock.nobody')),
            },
            {
              key: 'act',
              title: t('moderation.act'),
              cell: ({ petition }) => (
                <LinkButton
                  variant={petition === queue[0]!.petition ? 'primary' : 'second'}
                  href={href(`/admin/petitions/${petition.ref}`)}
                  aria-label={`${t('moderation.open')}: ${petition.title}`}
                >
                  {t('moderation.open')}
                </LinkButton>
              ),
            },
          ]}
        />
      )}
      {cases.length > 0 ? (
        <section className="mt-7" aria-labelledby="after">
          <h2 id="after" className="mb-4">
            {t('moderation.after')}
          </h2>
          <CaseTable cases={cases} />
        </section>
      ) : null}
    </>
  );
}
