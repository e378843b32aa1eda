import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Fold, Notice, Select, Table, TextInput } from '@viche/ui';
import { type RoleData, roleChoice, roleName, roleValue, type StaffData } from './people-data.ts';
import type { ResetData } from './staff-account.tsx';

/** What was typed into the form that was refused. */
export interface TypedAct {
  readonly act: 'give' | 'take' | 'end' | 'ask' | 'cancel';
  readonly role: string;
  readonly reason: string;
  readonly reasonError?: string;
  readonly roleError?: string;
}

interface ActProps {
  readonly person: StaffData;
  readonly typed?: TypedAct;
}

function Reason({ id, typed }: { id: string; typed?: TypedAct }) {
  const { t } = useTranslation('people');
  return (
    <TextInput
      id={id}
      name="reason"
      label={t('person.reason')}
      defaultValue={typed?.reason}
      error={typed?.reasonError}
    />
  );
}

function ActForm({ person, act, children }: { person: StaffData; act: TypedAct['act']; children: React.ReactNode }) {
  const { href } = useSite();
  return (
    <form method="post" action={href(`/admin/people/${person.id}`)} className="flow-sm measure" noValidate>
      <FormSecrets scope="person" />
      <input type="hidden" name="intent" value={act} />
      {children}
    </form>
  );
}

const isOwning = ({ role, module }: RoleData) => role === 'owner' && module === null;

/** The roles that the person has; each may be taken away, but for the last owner's. */
export function HeldRoles({
  person,
  access,
  onlyOwner,
  typed,
}: ActProps & { access: 'change' | 'read'; onlyOwner: boolean }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <section aria-labelledby="roles" className="mt-6">
      <h2 id="roles" className="mb-4">
        {t('person.roles')}
      </h2>
      <Table
        caption={t('person.roles')}
        captionAs="hidden"
        stack="wide"
        rows={person.roles}
        rowKey={({ role }) => roleValue(role)}
        columns={[
          { key: 'role', title: t('person.role'), cell: ({ role }) => t(`core:roles.${role.role}`) },
          {
            key: 'where',
            title: t('person.where'),
            cell: ({ role: { module } }) => (module ? t(`${module}:module.title`) : t('person.wholeSite')),
          },
          { key: 'since', title: t('person.since'), cell: ({ since }) => format.date(since, 'day') },
          ...(access === 'change'
            ? [
                {
                  key: 'act',
                  title: t('person.act'),
                  cell: ({ role }: StaffData['roles'][number]) =>
                    onlyOwner && isOwning(role) ? (
                      t('person.onlyOwner')
                    ) : (
                      <TakeAway person={person} role={role} typed={typed} />
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function TakeAway({ person, role, typed }: ActProps & { role: RoleData }) {
  const { t } = useTranslation('people');
  const value = roleValue(role);
  const mine = typed?.act === 'take' && typed.role === value ? typed : undefined;
  return (
    <Fold summary={t('person.takeAway')} state={mine ? 'open' : 'closed'}>
      <ActForm person={person} act="take">
        <input type="hidden" name="role" value={value} />
        <Reason id={mine ? 'reason-take' : `reason-take-${value.replace('@', '-')}`} typed={mine} />
        <Button variant="danger">
          {t('person.takeAway')}
          <span className="sr">: {roleName(t, role)}</span>
        </Button>
      </ActForm>
    </Fold>
  );
}

/** A role beside those that the person has. */
export function GiveForm({ person, free, typed }: ActProps & { free: readonly RoleData[] }) {
  const { t } = useTranslation('people');
  const mine = typed?.act === 'give' ? typed : undefined;
  return (
    <section aria-labelledby="give" className="mt-7">
      <h2 id="give" className="mb-4">
        {t('person.give')}
      </h2>
      {free.length === 0 ? (
        <p>{t('person.noMore')}</p>
      ) : (
        <ActForm person={person} act="give">
          <Select
            id="role"
            name="role"
            label={t('person.newRole')}
            error={mine?.roleError}
            defaultValue={mine?.role}
            options={free.map((role) => ({ value: roleValue(role), label: roleChoice(t, role) }))}
          />
          <Reason id="reason-give" typed={mine} />
          <Button>{t('person.give')}</Button>
        </ActForm>
      )}
    </section>
  );
}

/** Ends the person's work here: all roles at once. */
export function EndForm({ person, onlyOwner, typed }: ActProps & { onlyOwner: boolean }) {
  const { t } = useTranslation('people');
  const mine = typed?.act === 'end' ? typed : undefined;
  return (
    <section aria-labelledby="end" className="mt-7">
      <h2 id="end" className="mb-4">
        {t('person.end')}
      </h2>
      {onlyOwner ? (
        <Notice tone="info">{t('person.onlyOwner')}</Notice>
      ) : (
        <ActForm person={person} act="end">
          <p>{t('person.endLead')}</p>
          <Reason id="reason-end" typed={mine} />
          <Button variant="danger">{t('person.endAct')}</Button>
        </ActForm>
      )}
    </section>
  );
}

/** The way back for a colleague who lost all passkeys; it takes another owner and a day (threats O16). */
export function LostPasskeys({ person, reset, typed }: ActProps & { reset: ResetData | null }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const mine = typed?.act === 'ask' ? typed : undefined;
  return (
    <section aria-labelledby="lost" className="mt-7">
      <h2 id="lost" className="mb-4">
        {t('reset.askTitle')}
      </h2>
      {reset ? (
        <ActForm person={person} act="cancel">
          <p>{t('reset.waits', { by: reset.requestedBy, at: format.dateTime(reset.effectiveAt) })}</p>
          <Button variant="second">{t('reset.cancel')}</Button>
        </ActForm>
      ) : (
        <Fold summary={t('reset.ask')} state={mine ? 'open' : 'closed'}>
          <ActForm person={person} act="ask">
            <p>{t('reset.askBody')}</p>
            <Reason id="reason-ask" typed={mine} />
            <Button variant="second">{t('reset.ask')}</Button>
          </ActForm>
        </Fold>
      )}
    </section>
  );
}
