import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, EmptyState, Fold, Table, TextInput } from '@viche/ui';

interface PasskeyTableProps {
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: string;
    readonly lastUsedAt: string | null;
  }[];
  readonly refused?: { readonly passkeyId: string; readonly name: string; readonly error?: string };
}

/** The viewer's passkeys: since when, last used; each can be called otherwise or taken out. */
export function PasskeyTable({ passkeys, refused }: PasskeyTableProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { href } = useSite();
  if (passkeys.length === 0)
    return (
      <EmptyState icon="key" title={t('passkey.none')} headingLevel={3}>
        {t('passkey.noneBody')}
      </EmptyState>
    );
  return (
    <Table
      caption={t('passkey.title')}
      captionAs="hidden"
      stack="wide"
      rows={passkeys}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('passkey.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { key: 'since', title: t('passkey.since'), cell: ({ createdAt }) => format.date(createdAt, 'day') },
        {
          key: 'used',
          title: t('passkey.used'),
          cell: ({ lastUsedAt }) => (lastUsedAt ? format.dateTime(lastUsedAt, 'day') : t('passkey.notUsed')),
        },
        {
          key: 'act',
          title: t('passkey.act'),
          cell: ({ id, name }) => {
            const mine = refused?.passkeyId === id ? refused : undefined;
            return (
              <div className="flow-sm">
                <Fold summary={t('passkey.rename')} state={mine ? 'open' : 'closed'}>
                  <form method="post" action={href('/account/staff')} className="flow-sm" noValidate>
                    <FormSecrets scope="staff" />
                    <input type="hidden" name="passkeyId" value={id} />
                    <TextInput
                      id={`name-${id}`}
                      name="name"
                      label={t('passkey.newName')}
                      defaultValue={mine?.name ?? name}
                      error={mine?.error}
                      maxLength={60}
                    />
                    <Button variant="second" name="intent" value="rename">
                      {t('passkey.rename')}
                      <span className="sr">: {name}</span>
                    </Button>
                  </form>
                </Fold>
                <form method="post" action={href('/account/staff')}>
                  <FormSecrets scope="staff" />
                  <input type="hidden" name="passkeyId" value={id} />
                  <Button variant="danger" name="intent" value="remove">
                    {t('passkey.remove')}
                    <span className="sr">: {name}</span>
                  </Button>
                </form>
              </div>
            );
          },
        },
      ]}
    />
  );
}
