import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Table, TextLink } from '@viche/ui';
import { roleName, type StaffData } from './people-data.ts';

/** Everybody who works here: roles, since when, last activity. The name leads to the person's page. */
export function StaffTable({ staff }: { staff: readonly StaffData[] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('list.staff')}
      captionAs="hidden"
      stack="wide"
      rows={staff}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('list.name'),
          cell: ({ id, name, self }) => (
            <>
              <TextLink href={href(`/admin/people/${id}`)}>
                <bdi>{name}</bdi>
              </TextLink>
              {self ? <span className="muted sm"> ({t('list.you')})</span> : null}
            </>
          ),
        },
        {
          key: 'roles',
          title: t('list.roles'),
          cell: ({ roles }) => roles.map(({ role }) => roleName(t, role)).join(', '),
        },
        { key: 'since', title: t('list.since'), cell: ({ since }) => format.date(since, 'day') },
        {
          key: 'seen',
          title: t('list.seen'),
          cell: ({ lastSeenAt }) => (lastSeenAt ? format.dateTime(lastSeenAt, 'day') : t('list.notSeen')),
        },
      ]}
    />
  );
}
