import type { ComponentExample } from '../../example.ts';
import { Button } from '../button/button.tsx';
import { Select } from '../field/text-input.tsx';
import { AppliedFilters } from './applied-filters.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { SearchForm } from './search-form.tsx';
import { SortForm } from './sort-form.tsx';

const topics = [
  { value: '', label: 'Усі теми' },
  { value: 'roads', label: 'Дороги й безпека' },
];

export const searchFormExamples: readonly ComponentExample[] = [
  {
    name: 'search',
    render: () => (
      <SearchForm
        id="example-q"
        action="/petitions"
        label="Шукати петицію"
        example="Наприклад: дорога, обʼєкт, садок"
        keep={{ state: 'collecting' }}
      />
    ),
  },
  {
    name: 'order',
    render: () => (
      <SortForm
        id="example-sort"
        action="/petitions"
        options={[
          { value: 'active', label: 'найактивніші' },
          { value: 'new', label: 'нові' },
        ]}
      />
    ),
  },
  {
    name: 'filters in force',
    render: () => (
      <AppliedFilters
        resetHref="/petitions"
        filters={[
          { label: '«дорога»', href: '/petitions?state=collecting' },
          { label: 'Триває збір підписів', href: '/petitions?search=дорога' },
        ]}
      />
    ),
  },
  {
    name: 'filters',
    render: () => (
      <FilterPanel summary="Фільтри: 1 тема">
        {(prefix) => (
          <form className="flow" action="/petitions">
            <Select id={`${prefix}topic`} name="topic" label="Тема" options={topics} />
            <Button variant="second" width="full">
              Показати 173 петиції
            </Button>
          </form>
        )}
      </FilterPanel>
    ),
  },
];
