import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { type ListQuestion, listAddress } from '../list-address.ts';
import type { FilterChoice } from '../list-document.ts';

interface Choices {
  readonly categories: readonly FilterChoice[];
  readonly territories: readonly FilterChoice[];
}

/** What is searched for and what is picked in the panel, in words, each with the address that goes without it. */
export function useFiltersInForce(asked: ListQuestion, { categories, territories }: Choices) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const nameOf = (choices: readonly FilterChoice[], slug: string, otherwise: string) =>
    choices.find((choice) => choice.slug === slug)?.title ?? otherwise;
  const without = (change: Partial<ListQuestion>) => href(listAddress(asked, change));
  const words = asked.search
    ? [{ label: t('list.words', { search: asked.search }), href: without({ search: '' }) }]
    : [];
  const picked = [
    ...asked.states.map((state) => ({
      label: t(`state.${state}`),
      href: without({ states: asked.states.filter((other) => other !== state) }),
    })),
    ...(asked.category
      ? [{ label: nameOf(categories, asked.category, t('list.categoryFilter')), href: without({ category: '' }) }]
      : []),
    ...(asked.territory
      ? [{ label: nameOf(territories, asked.territory, t('list.territoryFilter')), href: without({ territory: '' }) }]
      : []),
  ];
  return { picked, inForce: [...words, ...picked] };
}
