import type { StaffRole } from '@viche/plugin-api';
import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from './global-id.ts';
import { GUEST, RESIDENT, type TestCallerOptions } from './testing/test-caller.ts';
import { PETITION_ID } from './testing/test-plugins.ts';
import { build, sign } from './testing/test-server.ts';

describe('Q07 nodes', () => {
  it('Q07 answers null alike for what is malformed, unknown, or no node', async () => {
    const { run } = build();
    const ids = [
      'x',
      '',
      encodeGlobalId('Thing', PETITION_ID),
      encodeGlobalId('Viewer', PETITION_ID),
      encodeGlobalId('Nobody', PETITION_ID),
      encodeGlobalId('Error', PETITION_ID),
      encodeGlobalId('Petition', "1' or true"),
    ];
    const { data, errors } = await run(
      'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } node(id: $id) { id } }',
      {
        ids,
        id: ids[1],
      },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: ids.map(() => null), node: null });
  });
});

describe('Q09 deny by default', () => {
  it('Q09 refuses a guest every root field that is not public', async () => {
    const { run } = build({ actor: GUEST });
    const closed = await run('{ private }');
    expect(closed.errors?.[0]?.extensions).toMatchObject({ code: 'core/sign-in' });
    expect(closed.data).toEqual({ private: null });
    const mutation = await sign(run, {});
    expect(mutation.errors?.[0]?.extensions).toMatchObject({ code: 'core/sign-in' });
    const open = await run(
      '{ viewer { displayName assurance roles { role } } things { edges { node { title } } } poll { question } }',
    );
    expect(open.errors).toBeUndefined();
    expect(open.data?.viewer).toEqual({ displayName: null, assurance: 'guest', roles: [] });
    expect((await build().run('{ private }')).data).toEqual({ private: 'for residents' });
  });

  it('Q09 answers a failed scope by who asks', async () => {
    const query = '{ thingList(first: 1) { secret mayRead mayRule strong } }';
    const codes = async (options: TestCallerOptions) =>
      ((await build(options).run(query)).errors ?? []).map(({ path, extensions }) => [path?.at(-1), extensions.code]);
    expect(await codes({})).toEqual(
      expect.arrayContaining([
        ['secret', 'core/not-found'],
        ['mayRule', 'core/not-found'],
      ]),
    );
    expect(await codes({ actor: { ...RESIDENT, assurance: 'email' } })).toContainEqual(['strong', 'core/assurance']);
    expect(await codes({ actor: GUEST })).toContainEqual(['strong', 'core/sign-in']);
    const staff = { ...RESIDENT, roles: [{ role: 'auditor' as StaffRole, module: '' }] };
    expect(await codes({ actor: staff })).toContainEqual(['mayRule', 'core/forbidden']);
    expect(await codes({ actor: staff })).not.toContainEqual(['secret', expect.anything()]);
  });
});
