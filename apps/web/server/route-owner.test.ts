import { describe, expect, it } from 'vitest';
import { routeOwner } from './route-owner.ts';

const manifest = (id: string, routes: readonly { area: string; path: string }[]) => ({ id, routes }) as never;
const manifests = [
  manifest('petitions', [
    { area: 'public', path: 'petitions' },
    { area: 'public', path: 'petitions/:key' },
    { area: 'account', path: 'petitions' },
    { area: 'admin', path: 'petitions/:key' },
  ]),
  manifest('files', [{ area: 'resource', path: 'files/*' }]),
];

describe('routeOwner', () => {
  it.each([
    ['/petitions', 'petitions'],
    ['/petitions?page=2', 'petitions'],
    ['/petitions/abc-nazva', 'petitions'],
    ['/account/petitions', 'petitions'],
    ['/admin/petitions/abc', 'petitions'],
    ['/files/a/b', 'files'],
    ['/', null],
    ['/account', null],
    ['/admin/petitions', null],
    ['/petitions/a/b', null],
  ])('%s belongs to %s', (path, owner) => {
    expect(routeOwner(path, manifests)).toBe(owner);
  });
});
