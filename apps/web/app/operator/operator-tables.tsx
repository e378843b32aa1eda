import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, type OperatorEntry, type OperatorInvitationEntry, useSite } from '@viche/site';
import { Button, Chip, EmptyState, Fold, Table, Textarea } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface OperatorTableProps {
  readonly operators: readonly OperatorEntry[];
  /** Id of the reader. */
  readonly self: string;
  readonly refused: RefusedForm | undefined;
}

/** Operators of today and of former days; each but oneself can be ended, with a reason. */
export function OperatorTable({ operators, self, refused }: OperatorTableProps) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={t('people.title')}
      captionAs="hidden"
      stack="wide"
      rows={operators}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('people.name'),
          cell: ({ id, name }) => (id === self ? `${name} ${t('people.you')}` : name),
        },
        {
          key: 'state',
          title: t('people.state'),
          cell: ({ state }) => (
            <Chip tone={state === 'active' ? 'ok' : 'calm'} icon={state === 'active' ? 'ok' : 'no'}>
              {t(`people.${state}`)}
            </Chip>
          ),
        },
        {
          key: 'since',
          title: t('people.since'),
          cell: ({ createdAt }) => format.date(createdAt, 'numeric'),
        },
        {
          key: 'seen',
          title: t('people.seen'),
          cell: ({ lastSeenAt }) => (lastSeenAt ? format.dateTime(lastSeenAt, 'numeric') : '—'),
        },
        {
          key: 'act',
          title: t('people.act'),
          cell: ({ id, name, state }) => {
            if (id === self || state !== 'active') return '—';
            const own = refused?.typed.intent === 'end' && refused.typed.id === id ? refused : undefined;
            return (
              <Fold summary={<EndOf name={name} />} state={own ? 'open' : 'closed'}>
                <form method="post" action={href('/operator/operators')} className="flow" noValidate>
                  <FormSecrets scope="operators" />
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="id" value={id} />
                  <Textarea
                    id={own ? 'reason' : `reason-${id}`}
                    name="reason"
                    label={t('reason.label')}
                    hint={t('reason.hint')}
                    error={errorIn(own, 'reason')}
                    defaultValue={own?.typed.reason}
                    rows={2}
                  />
                  <Button variant="danger">{t('people.end')}</Button>
                </form>
              </Fold>
            );
          },
        },
      ]}
    />
  );
}

function EndOf({ name }: { name: string }) {
  const { t } = useTranslation('operator');
  return (
    <>
      {t('people.end')}
      <span className="sr">: {name}</span>
    </>
  );
}

/** Invitations that can still be taken; their codes are not kept. */
export function InvitationTable({ invitations }: { invitations: readonly OperatorInvitationEntry[] }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  if (invitations.length === 0)
    return (
      <EmptyState icon="key" title={t('people.noInvitations')} headingLevel={3}>
        {t('people.noInvitationsBody')}
      </EmptyState>
    );
  return (
    <Table
      caption={t('people.invitations')}
      captionAs="hidden"
      stack="narrow"
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          title: t('people.invitedAt'),
          cell: ({ createdAt }) => format.dateTime(createdAt, 'numeric'),
        },
        { key: 'by', title: t('people.invitedBy'), cell: ({ invitedBy }) => invitedBy },
        {
          key: 'until',
          title: t('people.until'),
          cell: ({ expiresAt }) => format.dateTime(expiresAt, 'numeric'),
        },
        {
          key: 'act',
          title: t('people.act'),
          cell: ({ id }) => (
            <form method="post" action={href('/operator/operators')}>
              <FormSecrets scope="operators" />
              <input type="hidden" name="intent" value="withdraw" />
              <Button variant="second" name="id" value={id}>
                {t('people.withdraw')}
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
