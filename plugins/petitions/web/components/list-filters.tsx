import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, Checkboxes, FilterPanel, KeptFields, Select } from '@viche/ui';
import { LISTED_STATES, type ListQuestion, listParameters } from '../list-address.ts';
import type { FilterChoice } from '../list-document.ts';

interface ListFiltersProps {
  readonly asked: ListQuestion;
  readonly choices: {
    readonly states: readonly Pick<FilterChoice, 'slug' | 'petitions'>[];
    readonly categories: readonly FilterChoice[];
    readonly territories: readonly FilterChoice[];
  };
  /** The answers in force, in words: a phone shows the panel folded. */
  readonly inForce: readonly string[];
}

/** States, topic and territory of the list, as a GET form; what was searched for and the order stay. */
export function ListFilters({ asked, choices, inForce }: ListFiltersProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const format = useFormat();
  const { state: _state, category: _category, territory: _territory, ...keep } = listParameters(asked);
  const counts = new Map(choices.states.map(({ slug, petitions }) => [slug, petitions]));
  const isCounted = asked.search === '';
  const option = ({ slug, title, petitions }: FilterChoice) => ({
    value: slug,
    label: petitions === null ? title : t('list.choiceCount', { choice: title, count: petitions }),
  });
  return (
    <FilterPanel
      summary={inForce.length > 0 ? t('list.filtersInForce', { filters: inForce.join(', ') }) : t('list.filters')}
    >
      {(prefix) => (
        <form className="flow" action={href('/petitions')}>
          <Checkboxes
            id={`${prefix}state`}
            name="state"
            legend={t('list.stateFilter')}
            look="small"
            values={asked.states}
            options={LISTED_STATES.map((state) => ({
              value: state,
              label: (
                <>
                  {t(`state.${state}`)}{' '}
                  {isCounted ? <span className="muted num">{format.number(counts.get(state) ?? 0)}</span> : null}
                </>
              ),
            }))}
          />
          {choices.categories.length > 0 ? (
            <Select
              id={`${prefix}category`}
              name="category"
              label={t('list.categoryFilter')}
              defaultValue={asked.category}
              options={[{ value: '', label: t('list.anyCategory') }, ...choices.categories.map(option)]}
            />
          ) : null}
          {choices.territories.length > 0 ? (
            <Select
              id={`${prefix}territory`}
              name="territory"
              label={t('list.territoryFilter')}
              defaultValue={asked.territory}
              options={[{ value: '', label: t('list.anyTerritory') }, ...choices.territories.map(option)]}
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
