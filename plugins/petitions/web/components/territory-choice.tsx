import { useTranslation } from '@viche/i18n';
import { Select } from '@viche/ui';

/** Id of the field, for the lines above a refused form. */
export const TERRITORY_FIELD = 'sign-territory';

interface TerritoryChoiceProps {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly error?: string;
  readonly typed?: string;
}

/** Where the signatory lives. Saying nothing is the first choice; where the hromada does not ask, there is no question. */
export function TerritoryChoice({ choices, error, typed = '' }: TerritoryChoiceProps) {
  const { t } = useTranslation('petitions');
  if (choices.length === 0) return null;
  return (
    <Select
      id={TERRITORY_FIELD}
      name="territory"
      label={t('page.territory')}
      hint={t('page.territoryHint')}
      error={error}
      options={[
        { value: '', label: t('page.territoryNotStated') },
        ...choices.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      defaultValue={typed}
    />
  );
}
