import { describe, expect, it } from 'vitest';
import petitions from '../../../plugins/petitions/plugin.ts';
import { canonicalQuery, knownParameters } from './known-query.ts';

const known = knownParameters([petitions]);
const canonical = (query: string) => canonicalQuery(new URLSearchParams(query), known);

describe('the query of an address', () => {
  it.each([
    ['page=2&utm_source=x&search=сад', `?page=2&search=${encodeURIComponent('сад')}`],
    ['page=1&page=9', '?page=1'],
    ['state=&search=', ''],
    ['state=answered&state=collecting&state=answered', '?state=answered&state=collecting'],
    ['state=collecting&state=answered', '?state=answered&state=collecting'],
    [`search=${'x'.repeat(401)}`, ''],
  ])('T10 %s becomes %s', (query, expected) => expect(canonical(query)).toBe(expected));

  it('T10 lets no name have any number of values', () => {
    const many = Array.from({ length: 50 }, (_, n) => `state=s${n}`).join('&');
    expect(new URLSearchParams(canonical(many)).getAll('state')).toHaveLength(12);
  });
});
