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

const ORDERS = ['newest', 'most-signed', 'ending-soon'] as const;
export type ListOrder = (typeof ORDERS)[number];

/** Deeper pages are found by search, not by paging. */
export const LAST_PAGE = 500;
const LONGEST_SEARCH = 200;
const ID = /^[\w-]{1,200}$/;

/** What an address of the list asks for; an empty text asks for nothing. */
export interface ListQuestion {
  readonly search: string;
  readonly state: ListedState | '';
  /** Id of a topic. */
  readonly category: string;
  readonly order: ListOrder;
  readonly page: number;
}

/** Orders that make sense for petitions of one state: what is over cannot end soon. */
export function ordersFor(state: ListedState | ''): readonly ListOrder[] {
  return state === '' || state === 'collecting' ? ORDERS : ORDERS.filter((order) => order !== 'ending-soon');
}

/** Reads the query of an address; what is misspelt was not asked. Null for a page that cannot be. */
export function readListAddress(query: URLSearchParams): ListQuestion | null {
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > LAST_PAGE) return null;
  const state = LISTED_STATES.find((known) => known === query.get('state')) ?? '';
  const category = query.get('category') ?? '';
  return {
    search: (query.get('search') ?? '').trim().slice(0, LONGEST_SEARCH),
    state,
    category: ID.test(category) ? category : '',
    order: ordersFor(state).find((known) => known === query.get('order')) ?? 'newest',
    page,
  };
}

/** States to ask the API for, null for all. Only a petition that collects has an end to come. */
export function statesOf({ state, order }: ListQuestion): readonly ListedState[] | null {
  if (order === 'ending-soon') return ['collecting'];
  return state === '' ? null : [state];
}

/** Parameters that differ from the plain list, by name; the page is never among them. */
export function listParameters({ search, state, category, order }: ListQuestion): Readonly<Record<string, string>> {
  const asked = { search, state, category, order: order === 'newest' ? '' : order };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

/** Address of the list with some of its answers changed. A change of anything but the page begins at the first page. */
export function listAddress(question: ListQuestion, change: Partial<ListQuestion>): string {
  const { page, ...answers } = { ...question, page: 1, ...change };
  const query = new URLSearchParams(listParameters({ ...answers, page }));
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/petitions?${query}` : '/petitions';
}
