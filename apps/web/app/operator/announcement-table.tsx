import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, type OperatorAnnouncement, useSite } from '@viche/site';
import { Button, Chip, EmptyState, Table } from '@viche/ui';

/** Announcements of today, of days to come and of former ones. */
export function AnnouncementTable({ list }: { list: readonly OperatorAnnouncement[] }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href, locale } = useSite();
  if (list.length === 0)
    return (
      <EmptyState icon="bell" title={t('announcements.empty')}>
        {t('announcements.emptyBody')}
      </EmptyState>
    );
  const textOf = ({ textUk, textEn }: OperatorAnnouncement) => (locale === 'en' ? textEn : textUk);
  return (
    <Table
      caption={t('announcements.title')}
      captionAs="hidden"
      stack="wide"
      size="sm"
      rows={list}
      rowKey={({ id }) => id}
      columns={[
        { key: 'text', title: t('announcements.text'), cell: textOf },
        {
          key: 'state',
          title: t('tenants.state'),
          cell: ({ state }) => (
            <Chip tone={state === 'shown' ? 'ok' : 'calm'} icon={state === 'shown' ? 'eye' : 'clock'}>
              {t(`announcements.state.${state}`)}
            </Chip>
          ),
        },
        {
          key: 'days',
          title: t('announcements.days'),
          cell: ({ fromDay, untilDay }) => `${format.date(fromDay, 'numeric')} – ${format.date(untilDay, 'numeric')}`,
        },
        { key: 'who', title: t('journal.who'), cell: ({ operator }) => operator },
        {
          key: 'act',
          title: t('people.act'),
          cell: (one) =>
            one.state === 'shown' || one.state === 'coming' ? (
              <form method="post" action={href('/operator/announcements')}>
                <FormSecrets scope="announcements" />
                <input type="hidden" name="intent" value="withdraw" />
                <Button variant="second" name="id" value={one.id}>
                  {t('people.withdraw')}
                  <span className="sr">: {textOf(one)}</span>
                </Button>
              </form>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}
