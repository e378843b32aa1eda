import { describe, expect, it } from 'vitest';
import {
  LAST_PAGE,
  type ListQuestion,
  listAddress,
  listParameters,
  ordersFor,
  readListAddress,
  statesOf,
} from './list-address.ts';

const read = (query: string) => readListAddress(new URLSearchParams(query));
const PLAIN: ListQuestion = { search: '', states: [], category: '', territory: '', order: 'newest', page: 1 };

describe('an address of the list', () => {
  it('asks for everything when it says nothing', () => {
    expect(read('')).toEqual(PLAIN);
    expect(listAddress(PLAIN, {})).toBe('/petitions');
  });

  it('says every answer, and is read back as it was written', () => {
    const asked: ListQuestion = {
      search: 'нова дорога',
      states: ['collecting', 'answered'],
      category: 'dorohy-i-bezpeka',
      territory: 'rokyni',
      order: 'most-signed',
      page: 3,
    };
    expect(read(listAddress(asked, { page: 3 }).split('?')[1]!)).toEqual(asked);
  });

  it('keeps several states, each once, in one order', () => {
    expect(read('state=answered&state=collecting&state=answered&state=draft')?.states).toEqual([
      'collecting',
      'answered',
    ]);
    expect(listAddress({ ...PLAIN, states: ['collecting', 'answered'] }, {})).toBe(
      '/petitions?state=collecting&state=answered',
    );
  });

  it('treats what is misspelt as not asked', () => {
    expect(read('state=draft&order=cheapest&category=%27or+1%3D1&territory=..%2F&search=+')).toEqual(PLAIN);
    expect(read(`search=${'а'.repeat(300)}`)?.search).toHaveLength(200);
  });

  it.each(['0', '-1', '1.5', 'x', String(LAST_PAGE + 1)])('knows no page %s', (page) => {
    expect(read(`page=${page}`)).toBeNull();
  });

  it('begins at the first page after any other change', () => {
    const deep: ListQuestion = { ...PLAIN, search: 'сад', states: ['answered'], order: 'best-match', page: 4 };
    expect(listAddress(deep, { states: [] })).toBe(`/petitions?search=${encodeURIComponent('сад')}`);
    expect(listAddress(deep, { page: 5 })).toContain('page=5');
    expect(listParameters(deep)).toEqual({ search: 'сад', state: ['answered'] });
  });

  it('puts the best match first where words are asked for, and nowhere else', () => {
    expect(read('search=сад')?.order).toBe('best-match');
    expect(read('order=best-match')?.order).toBe('newest');
    expect(listAddress(read('search=сад&order=newest')!, {})).toContain('order=newest');
    expect(listAddress(read('search=сад')!, { search: '' })).toBe('/petitions');
  });

  it('orders by the end, and by what is signed now, only what can still be signed', () => {
    expect(ordersFor({ search: '', states: ['answered'] })).toEqual(['newest', 'most-signed']);
    expect(read('state=answered&order=ending-soon')?.order).toBe('newest');
    expect(statesOf(read('order=ending-soon')!)).toEqual(['collecting']);
    expect(statesOf(read('order=trending&state=threshold-reached&state=answered')!)).toEqual(['threshold-reached']);
    expect(statesOf(read('state=expired')!)).toEqual(['expired']);
    expect(statesOf(PLAIN)).toBeNull();
    expect(listAddress(read('order=ending-soon')!, { states: ['answered'] })).toBe('/petitions?state=answered');
  });
});
