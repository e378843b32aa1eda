import { useTranslation } from '@viche/i18n';
import { classNames } from '../../class-names.ts';
import { Icon } from '../icon/icon.tsx';
import { KeptFields, type KeptParameters } from './kept-fields.tsx';

interface SearchFormProps {
  readonly id: string;
  readonly action: string;
  /** What is searched, for readers: «Шукати петицію». */
  readonly label: string;
  readonly name?: string;
  readonly value?: string;
  /** An example of a query; the label does not depend on it. */
  readonly example?: string;
  readonly variant?: 'primary' | 'second';
  /** Other parameters of the page, kept in hidden fields. */
  readonly keep?: KeptParameters;
}

/** Search by a GET form, so its result has an address. */
export function SearchForm(props: SearchFormProps) {
  const { id, action, label, name = 'q', value, example, variant = 'second', keep = {} } = props;
  const { t } = useTranslation('ui');
  return (
    // biome-ignore lint/a11y/useSemanticElements: old phones of residents do not know <search>
    <form className="search mb-5" role="search" action={action}>
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <KeptFields keep={keep} />
      <input className="input" id={id} name={name} type="search" defaultValue={value} placeholder={example} />
      <button className={classNames('btn', variant === 'second' && 'btn-second')} type="submit">
        <Icon name="search" />
        <span>{t('search.find')}</span>
      </button>
    </form>
  );
}
