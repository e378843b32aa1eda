import { describe, expect, it } from 'vitest';
import { LAST_PAGE, listAddress, listParameters, ordersFor, readListAddress, statesOf } from './list-address.ts';

const read = (query: string) => readListAddress(new URLSearchParams(query));
const PLAIN = { search: '', state: '', category: '', order: 'newest', page: 1 } as const;

describe('an address of the list', () => {
  it('asks for everything when it says nothing', () => {
    expect(read('')).toEqual(PLAIN);
    expect(listAddress(PLAIN, {})).toBe('/petitions');
  });

  it('says every answer, and is read back as it was written', () => {
    const asked = { search: 'нова дорога', state: 'collecting', category: 'ab_c-1', order: 'most-signed' } as const;
    const address = listAddress({ ...PLAIN, ...asked }, { page: 3 });
    expect(read(address.split('?')[1]!)).toEqual({ ...asked, page: 3 });
  });

  it('treats what is misspelt as not asked', () => {
    expect(read('state=draft&order=cheapest&category=%27or+1%3D1&search=+')).toEqual(PLAIN);
    expect(read(`search=${'а'.repeat(300)}`)?.search).toHaveLength(200);
  });

  it.each(['0', '-1', '1.5', 'x', String(LAST_PAGE + 1)])('knows no page %s', (page) => {
    expect(read(`page=${page}`)).toBeNull();
  });

  it('begins at the first page after any other change', () => {
    const deep = { ...PLAIN, search: 'сад', state: 'answered', page: 4 } as const;
    expect(listAddress(deep, { state: '' })).toBe(`/petitions?search=${encodeURIComponent('сад')}`);
    expect(listAddress(deep, { page: 5 })).toContain('page=5');
    expect(listParameters(deep)).toEqual({ search: 'сад', state: 'answered' });
  });

  it('orders by the end only what has one to come', () => {
    expect(ordersFor('answered')).not.toContain('ending-soon');
    expect(read('state=answered&order=ending-soon')?.order).toBe('newest');
    expect(statesOf(read('order=ending-soon')!)).toEqual(['collecting']);
    expect(statesOf(read('state=expired')!)).toEqual(['expired']);
    expect(statesOf(PLAIN)).toBeNull();
  });
});
