import { useTranslation } from '@viche/i18n';
import type { OnboardingDraft } from '@viche/site';
import { Card, Checkbox, Checkboxes, Fieldset, TextInput } from '@viche/ui';
import { roleChoice, roleName, roleValue } from '../people/people-data.ts';
import type { Answers } from './answers.tsx';

/** Colleagues who are invited when the site opens: a row for each, and an empty one for the next. */
export function PeopleAnswer({ draft, typed, typedList, errorOf, isBack }: Answers) {
  const { t } = useTranslation('site');
  const { people, offeredRoles, mostPeople } = draft;
  const typedRows = Array.from({ length: mostPeople }, (_, row) => row).filter(
    (row) => typed(`email.${row}`, '') !== '' || typedList(`roles.${row}`, []).length > 0,
  );
  const last = isBack ? Math.max(-1, ...typedRows) : people.length - 1;
  const rows = Math.min(mostPeople, last + 2);
  return (
    <>
      <p className="lead">{t('onboarding.people.lead')}</p>
      {Array.from({ length: rows }, (_, row) => (
        <PersonRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
          key={row}
          row={row}
          kept={people[row]}
          {...{ offeredRoles, typed, typedList, errorOf }}
        />
      ))}
      {rows < mostPeople ? null : <p className="muted sm">{t('onboarding.people.most', { most: mostPeople })}</p>}
    </>
  );
}

type PersonRowProps = Pick<Answers, 'typed' | 'typedList' | 'errorOf'> &
  Pick<OnboardingDraft, 'offeredRoles'> & {
    readonly row: number;
    readonly kept: OnboardingDraft['people'][number] | undefined;
  };

function PersonRow({ row, kept, offeredRoles, typed, typedList, errorOf }: PersonRowProps) {
  const { t } = useTranslation('site');
  const { t: people } = useTranslation('people');
  const several = offeredRoles.some(({ module }) => module);
  return (
    <Card>
      <Fieldset id={`person-${row}`} legend={t('onboarding.people.person', { number: row + 1 })}>
        <div className="flow">
          <TextInput
            id={`email-${row}`}
            name={`email.${row}`}
            type="email"
            autoComplete="off"
            spellCheck={false}
            need="optional"
            label={people('inviting.email')}
            error={errorOf(`email.${row}`)}
            defaultValue={typed(`email.${row}`, kept?.email ?? '')}
          />
          <Checkboxes
            id={`roles-${row}`}
            name={`roles.${row}`}
            legend={people('inviting.roles')}
            look="plain"
            error={errorOf(`roles.${row}`)}
            values={typedList(`roles.${row}`, kept?.roles.map(roleValue) ?? [])}
            options={offeredRoles.map((role) => ({
              value: roleValue(role),
              label: several ? roleChoice(people, role) : roleName(people, role),
              hint: people(`roleNote.${role.role}`),
            }))}
          />
          {kept ? (
            <Checkbox
              id={`drop-${row}`}
              name={`drop.${row}`}
              value="yes"
              label={t('onboarding.people.drop', { email: kept.email })}
            />
          ) : null}
        </div>
      </Fieldset>
    </Card>
  );
}
