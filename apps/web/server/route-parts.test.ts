import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { partsOfBuild } from './route-parts.ts';

const ROUTES = [
  { id: 'root', path: '' },
  { id: 'public', parentId: 'root' },
  { id: 'home', parentId: 'public', index: true },
  { id: 'list', parentId: 'public', path: 'petitions' },
  { id: 'one', parentId: 'public', path: 'petitions/:key' },
  { id: 'new', parentId: 'public', path: 'petitions/new' },
  { id: 'embed', parentId: 'root', path: 'petitions/:key/embed' },
  { id: 'admin', parentId: 'root', path: 'admin' },
  { id: 'desk', parentId: 'admin', index: true },
  { id: 'queue', parentId: 'admin', path: 'petitions' },
];
const all = Object.fromEntries(ROUTES.map((route) => [route.id, route]));
const build = { routes: all, assets: { routes: all, version: '1' } } as unknown as ServerBuild;
const partAt = partsOfBuild(build);
const idsAt = (pathname: string): string[] => Object.keys(partAt(pathname).routes);

describe('the part of a build for an address', () => {
  it.each([
    ['/', ['root', 'public', 'home']],
    ['/petitions', ['root', 'public', 'list']],
    ['/petitions/', ['root', 'public', 'list']],
    ['/petitions/1-osvitlennia', ['root', 'public', 'one']],
    ['/petitions/new', ['root', 'public', 'one', 'new']],
    ['/petitions/1-osvitlennia/embed', ['root', 'embed']],
    ['/admin', ['root', 'admin', 'desk']],
    ['/admin/petitions', ['root', 'admin', 'queue']],
  ])('%s means the routes that may match and what they hang from, in their order', (pathname, ids) => {
    expect(idsAt(pathname)).toEqual(ids);
    expect(Object.keys(partAt(pathname).assets.routes)).toEqual(ids);
  });

  it.each([
    '/no-such-page',
    '/petitions/a/b/c/d',
    '/admin/petitions/embed',
    '/PETITIONS',
    '/admin/%70etitions',
    '/%zz',
  ])('%s is nobody’s: an address is read letter for letter', (pathname) =>
    expect(idsAt(pathname).filter((id) => id !== 'root')).toEqual([]),
  );

  it('is the same object for addresses that mean the same, and the whole build for Remix’s own requests', () => {
    expect(partAt('/petitions/a')).toBe(partAt('/petitions/b'));
    expect(partAt('/petitions/new')).not.toBe(partAt('/petitions/b'));
    expect(partAt('/petitions.data')).toBe(build);
    expect(partAt('/__manifest')).toBe(build);
    expect(partAt('/petitions').assets.version).toBe('1');
  });
});
