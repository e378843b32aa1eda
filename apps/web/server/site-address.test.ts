import { describe, expect, it } from 'vitest';
import { type AskedAddress, movedTo } from './site-address.ts';

const DESK = 'https://slavutych.viche.example';
const OWN = 'https://rada.slavutych.example';
const place = (primaryHost: string | null) => ({
  platform: { origin: 'https://viche.example', target: 'viche.example', addresses: [] },
  deskOrigin: DESK,
  origin: primaryHost ? `https://${primaryHost}` : DESK,
  primaryHost,
});
const MAIN = place('rada.slavutych.example');
const moved = (pathname: string, asked: Partial<AskedAddress> = {}) =>
  movedTo({ place: MAIN, ownHost: null, method: 'GET', pathname, url: `/en${pathname}?a=1`, who: 'guest', ...asked });

describe('an address of the site that is not its main one', () => {
  it('sends a guest who reads on to the main one, page and query kept', () => {
    for (const method of ['GET', 'HEAD'])
      expect(moved('/petitions', { method })).toEqual({ status: 308, location: `${OWN}/en/petitions?a=1` });
    expect(moved('/', { ownHost: 'old.slavutych.example' })).toMatchObject({ location: `${OWN}/en/?a=1` });
  });

  it('never sends a form on, nor whoever signed in there, nor where staff sign in', () => {
    expect(moved('/petitions', { method: 'POST' })).toBeNull();
    expect(moved('/petitions', { who: 'signed-in' })).toBeNull();
    for (const path of ['/login', '/admin', '/account', '/auth/callback/eid', '/graphql', '/invitation/x', '/assisted'])
      expect(moved(path)).toBeNull();
    expect(moved('/administration')).not.toBeNull();
  });

  it('stays where nothing was chosen, and at the main one itself', () => {
    expect(moved('/', { place: place(null) })).toBeNull();
    expect(moved('/', { place: place(null), ownHost: 'rada.slavutych.example' })).toBeNull();
    expect(moved('/', { ownHost: 'rada.slavutych.example' })).toBeNull();
  });

  it('T21 the desk is at the platform’s address only', () => {
    for (const path of ['/admin', '/admin/people', '/assisted', '/invitation/x', '/account/staff'])
      for (const who of ['guest', 'signed-in'] as const)
        expect(moved(path, { ownHost: 'rada.slavutych.example', who })).toEqual({
          status: 307,
          location: `${DESK}/en${path}?a=1`,
        });
    expect(moved('/account', { ownHost: 'rada.slavutych.example' })).toBeNull();
    expect(moved('/admin', { ownHost: 'rada.slavutych.example', method: 'POST' })).toBeNull();
  });
});
