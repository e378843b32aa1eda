import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Chip, EmptyState, Table, TextLink } from '@viche/ui';
import type { AssistedData } from './assisted-data.ts';

const TONES = {
  waiting: { tone: 'warn', icon: 'clock' },
  open: { tone: 'info', icon: 'user' },
  ended: { tone: 'ok', icon: 'ok' },
  over: { tone: 'calm', icon: 'pause' },
} as const;

/** Whom the officer served lately: moments, numbers of acts and slips, and a way to end what still goes on. */
export function AssistedList({ sessions }: { sessions: readonly AssistedData[] }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { href } = useSite();
  if (sessions.length === 0)
    return (
      <EmptyState icon="users" title={t('assisted.none')} headingLevel={3}>
        {t('assisted.noneBody')}
      </EmptyState>
    );
  return (
    <Table
      caption={t('assisted.sessions')}
      captionAs="hidden"
      stack="wide"
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        { key: 'started', title: t('assisted.started'), cell: ({ startedAt }) => format.dateTime(startedAt, 'day') },
        {
          key: 'state',
          title: t('assisted.state'),
          cell: ({ state }) => <Chip {...TONES[state]}>{t(`assisted.states.${state}`)}</Chip>,
        },
        { key: 'acts', title: t('assisted.acts'), cell: ({ acts }) => format.number(acts) },
        {
          key: 'do',
          title: t('assisted.do'),
          cell: ({ id, state, startedAt }) => (
            <div className="row">
              <TextLink href={href(`/admin/assisted/${id}/slip.pdf`)}>{t('assisted.slip')}</TextLink>
              {state === 'open' || state === 'waiting' ? (
                <form method="post" action={href('/admin/assisted')}>
                  <FormSecrets scope="assisted" />
                  <input type="hidden" name="assistedId" value={id} />
                  <Button
                    variant="second"
                    name="intent"
                    value="end"
                    aria-label={t('assisted.endOf', { at: format.dateTime(startedAt, 'day') })}
                  >
                    {t('assisted.end')}
                  </Button>
                </form>
              ) : null}
            </div>
          ),
        },
      ]}
    />
  );
}
