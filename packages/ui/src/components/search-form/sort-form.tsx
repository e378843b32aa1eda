import { useTranslation } from '@viche/i18n';
import { IconButton } from '../button/button.tsx';
import type { SelectOption } from '../field/text-input.tsx';
import { KeptFields, type KeptParameters } from './kept-fields.tsx';

/** Order of a list: a select and a button, for nothing may change before the person asks. */
export function SortForm(props: {
  readonly id: string;
  readonly action: string;
  readonly name?: string;
  readonly options: readonly SelectOption[];
  readonly value?: string;
  readonly keep?: KeptParameters;
}) {
  const { id, action, name = 'sort', options, value, keep = {} } = props;
  const { t } = useTranslation('ui');
  return (
    <form className="row sortrow" action={action}>
      <KeptFields keep={keep} />
      <label className="sm" htmlFor={id}>
        {t('sort.label')}
      </label>
      <select className="select select-sm w-sort" id={id} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconButton icon="right" label={t('sort.act')} />
    </form>
  );
}
