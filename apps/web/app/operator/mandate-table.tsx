import { useFormat, useTranslation } from '@viche/i18n';
import { type OperatorMandate, useSite } from '@viche/site';
import { Table } from '@viche/ui';
import { useConflicts } from './mandate-conflicts.tsx';
import { MandateState } from './mandate-state.tsx';

/** Applications with who asks for what; a row with something in its way says so. */
export function MandateTable({ mandates }: { mandates: readonly OperatorMandate[] }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('applications.title')}
      captionAs="hidden"
      stack="wide"
      size="sm"
      rows={mandates}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'hromada',
          title: t('applications.hromada'),
          cell: (mandate) => (
            <>
              <a href={href(`/operator/applications/${mandate.id}`)}>{mandate.hromada.name}</a>
              <br />
              <span className="muted sm">{mandate.hromada.region}</span>
              <Conflicts mandate={mandate} />
            </>
          ),
        },
        {
          key: 'person',
          title: t('applications.person'),
          cell: ({ person, role }) => (
            <>
              {person ? <span lang="uk">{person.name}</span> : t('applications.forgotten')}
              <br />
              <span className="muted sm">{t(`applications.roles.${role}`)}</span>
            </>
          ),
        },
        { key: 'sent', title: t('applications.sent'), cell: ({ sentAt }) => format.dateTime(sentAt, 'numeric') },
        { key: 'state', title: t('applications.state'), cell: ({ state }) => <MandateState state={state} /> },
      ]}
    />
  );
}

function Conflicts({ mandate }: { mandate: OperatorMandate }) {
  const conflicts = useConflicts(mandate);
  if (mandate.state !== 'waiting' || conflicts.length === 0) return null;
  return (
    <>
      <br />
      <span className="sm">{conflicts.join('. ')}</span>
    </>
  );
}
