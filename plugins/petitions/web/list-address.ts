/** States of the public list, as addresses spell them; the last three are listed when they are asked for. */
export const LISTED_STATES = [
  'collecting',
  'threshold-reached',
  'in-review',
  'answered',
  'expired',
  'merged',
  'refused',
  'taken-down',
] as const;
export type ListedState = (typeof LISTED_STATES)[number];

const ORDERS = ['best-match', 'newest', 'most-signed', 'trending', 'ending-soon'] as const;
export type ListOrder = (typeof ORDERS)[number];

/** States that an order makes sense for: what is over cannot end soon. */
const STATES_OF_ORDER: Readonly<Partial<Record<ListOrder, readonly ListedState[]>>> = {
  'ending-soon': ['collecting'],
  trending: ['collecting', 'threshold-reached'],
};

/** Deeper pages are found by search, not by paging. */
export const LAST_PAGE = 500;
const LONGEST_SEARCH = 200;
const SLUG = /^[\w-]{1,200}$/;

/** What an address of the list asks for; an empty text asks for nothing. */
export interface ListQuestion {
  readonly search: string;
  /** In the order of the list of all; empty for the usual ones. */
  readonly states: readonly ListedState[];
  /** Slug of a topic. */
  readonly category: string;
  /** Slug of a territory. */
  readonly territory: string;
  readonly order: ListOrder;
  readonly page: number;
}

type Filters = Pick<ListQuestion, 'search' | 'states'>;

/** The order of a list where none is asked for: what was searched for comes best match first. */
export const usualOrder = ({ search }: Pick<ListQuestion, 'search'>): ListOrder => (search ? 'best-match' : 'newest');

/** Orders that make sense for these petitions. */
export function ordersFor({ search, states }: Filters): readonly ListOrder[] {
  return ORDERS.filter((order) => {
    if (order === 'best-match') return search !== '';
    const possible = STATES_OF_ORDER[order];
    return !possible || states.length === 0 || states.some((state) => possible.includes(state));
  });
}

/** Reads the query of an address; what is misspelt was not asked. Null for a page that cannot be. */
export function readListAddress(query: URLSearchParams): ListQuestion | null {
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > LAST_PAGE) return null;
  const asked = query.getAll('state');
  const filters = {
    search: (query.get('search') ?? '').trim().slice(0, LONGEST_SEARCH),
    states: LISTED_STATES.filter((known) => asked.includes(known)),
  };
  const slug = (name: string) => (SLUG.test(query.get(name) ?? '') ? query.get(name)! : '');
  return {
    ...filters,
    category: slug('category'),
    territory: slug('territory'),
    order: ordersFor(filters).find((known) => known === query.get('order')) ?? usualOrder(filters),
    page,
  };
}

/** States to ask the API for, null for the usual ones. */
export function statesOf({ states, order }: ListQuestion): readonly ListedState[] | null {
  const possible = STATES_OF_ORDER[order];
  if (!possible) return states.length > 0 ? states : null;
  return states.length > 0 ? states.filter((state) => possible.includes(state)) : possible;
}

/** Parameters that differ from the plain list, by name; the page is never among them. */
export function listParameters(question: ListQuestion): Readonly<Record<string, string | readonly string[]>> {
  const { search, states, category, territory, order } = question;
  const asked = { search, state: states, category, territory, order: order === usualOrder(question) ? '' : order };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value.length > 0));
}

/** Address of the list with some of its answers changed. A change of anything but the page begins at the first page. */
export function listAddress(question: ListQuestion, change: Partial<ListQuestion>): string {
  const next = { ...question, page: 1, ...change };
  // What was the usual order stays the usual one when the words come or go; an order that makes no sense any more goes.
  const order =
    question.order === usualOrder(question) || !ordersFor(next).includes(next.order) ? usualOrder(next) : next.order;
  const parameters = listParameters({ ...next, order: change.order ?? order });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
  if (next.page > 1) query.set('page', String(next.page));
  return query.size > 0 ? `/petitions?${query}` : '/petitions';
}
