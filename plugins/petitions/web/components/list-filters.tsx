import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, FilterPanel, KeptFields, Radios, Select } from '@viche/ui';
import { LISTED_STATES, type ListQuestion, listParameters } from '../list-address.ts';

export interface Category {
  readonly id: string;
  readonly title: string;
}

interface ListFiltersProps {
  readonly asked: ListQuestion;
  readonly categories: readonly Category[];
  /** The answers in force, in words: a phone shows the panel folded. */
  readonly inForce: readonly string[];
}

/** State and topic of the list, as a GET form; what was searched for and the order stay. */
export function ListFilters({ asked, categories, inForce }: ListFiltersProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { state: _state, category: _category, ...keep } = listParameters(asked);
  return (
    <FilterPanel
      summary={inForce.length > 0 ? t('list.filtersInForce', { filters: inForce.join(', ') }) : t('list.filters')}
    >
      {(prefix) => (
        <form className="flow" action={href('/petitions')}>
          <Radios
            id={`${prefix}state`}
            name="state"
            legend={t('list.stateFilter')}
            look="small"
            value={asked.state}
            options={[
              { value: '', label: t('list.anyState') },
              ...LISTED_STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
            ]}
          />
          {categories.length > 0 ? (
            <Select
              id={`${prefix}category`}
              name="category"
              label={t('list.categoryFilter')}
              defaultValue={asked.category}
              options={[
                { value: '', label: t('list.anyCategory') },
                ...categories.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
          ) : null}
          <Button variant="second" width="full">
            {t('list.apply')}
          </Button>
          <KeptFields keep={keep} />
        </form>
      )}
    </FilterPanel>
  );
}
