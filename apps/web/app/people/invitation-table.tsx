import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Fold, Table, TextInput } from '@viche/ui';
import { type InvitationData, roleName } from './people-data.ts';

interface InvitationTableProps {
  readonly invitations: readonly InvitationData[];
  readonly access: 'change' | 'read';
  /** A refused withdrawal: which, what was typed, and what is wrong with it. */
  readonly refused?: { readonly invitationId: string; readonly reason: string; readonly error?: string };
}

/** Who was invited to which roles, and what became of it; open ones can be sent again and withdrawn. */
export function InvitationTable({ invitations, access, refused }: InvitationTableProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const stateOf = ({ state, expiresAt, endedAt, takenBy }: InvitationData) =>
    t(`list.${state}`, {
      until: format.dateTime(expiresAt, 'day'),
      at: endedAt ? format.dateTime(endedAt, 'day') : '',
      name: takenBy ?? '',
    });
  return (
    <Table
      caption={t('list.invitations')}
      captionAs="hidden"
      stack="wide"
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'address',
          title: t('list.address'),
          cell: ({ email, personBound }) => (
            <>
              <bdi>{email ?? t('list.noAddress')}</bdi>
              {personBound ? <p className="muted sm">{t('list.personBound')}</p> : null}
            </>
          ),
        },
        {
          key: 'roles',
          title: t('list.roles'),
          cell: ({ roles, invitedBy }) => (
            <>
              {roles.map((role) => roleName(t, role)).join(', ')}
              <p className="muted sm">{t('list.by', { name: invitedBy })}</p>
            </>
          ),
        },
        {
          key: 'state',
          title: t('list.state'),
          cell: (invitation) => (
            <>
              {stateOf(invitation)}
              <p className="muted sm">{t('list.letters', { count: invitation.letters })}</p>
            </>
          ),
        },
        ...(access === 'change'
          ? [
              {
                key: 'act',
                title: t('list.act'),
                cell: (invitation: InvitationData) =>
                  invitation.email ? <Acts invitation={invitation} refused={refused} /> : '–',
              },
            ]
          : []),
      ]}
    />
  );
}

function Acts({
  invitation: { id, email },
  refused,
}: { invitation: InvitationData } & Pick<InvitationTableProps, 'refused'>) {
  const { t } = useTranslation('people');
  const { href } = useSite();
  const mine = refused?.invitationId === id ? refused : undefined;
  const whose = <span className="sr">: {email}</span>;
  return (
    <div className="flow-sm">
      <form method="post" action={href('/admin/people')}>
        <FormSecrets scope="people" />
        <input type="hidden" name="invitationId" value={id} />
        <Button variant="second" name="intent" value="resend">
          {t('list.again')}
          {whose}
        </Button>
      </form>
      <Fold summary={t('list.withdraw')} state={mine ? 'open' : 'closed'}>
        <form method="post" action={href('/admin/people')} className="flow-sm">
          <FormSecrets scope="people" />
          <input type="hidden" name="invitationId" value={id} />
          <TextInput
            id={`reason-${id}`}
            name="reason"
            label={t('list.reason')}
            defaultValue={mine?.reason}
            error={mine?.error}
          />
          <Button variant="danger" name="intent" value="withdraw">
            {t('list.withdraw')}
            {whose}
          </Button>
        </form>
      </Fold>
    </div>
  );
}
