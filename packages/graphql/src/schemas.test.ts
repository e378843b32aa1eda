import { expected } from '@viche/plugin-api';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Builder } from './builder.ts';
import { errorType } from './error-types.ts';
import { createSchemas, type GraphqlPart, printPublicSchema } from './schemas.ts';
import { testCaller } from './testing/test-caller.ts';
import { servers } from './testing/test-plugins.ts';
import { build, sign } from './testing/test-server.ts';

describe('Q04 a module that is off', () => {
  it('Q04 does not exist: SDL, introspection, __type, errors, suggestions', async () => {
    const { run } = build({ enabled: ['petitions'] });
    const answers = await Promise.all([
      run('{ poll { question } }'),
      run('{ pol { question } }'),
      run('{ __type(name: "Poll") { name } }'),
      run('{ __schema { types { name fields { name } possibleTypes { name } } } }'),
      run('{ things { edges { node { ... on Poll { question } } } } }'),
      run('query ($p: Pol) { viewer { locale } }'),
    ]);
    const [, , byName, all] = answers;
    expect(byName?.data?.__type).toBeNull();
    expect(JSON.stringify(all)).not.toMatch(/poll/i);
    expect(JSON.stringify(answers)).not.toMatch(/Did you mean/);
    expect(printPublicSchema(servers.slice(0, 1))).not.toMatch(/poll/i);
    expect(printPublicSchema(servers)).toMatch(/poll: Poll/);
  });

  it('Q04 suggests no values of arguments and variables', async () => {
    const { run } = build();
    const answers = await Promise.all([
      sign(run, { how: 'SHOWM' }),
      sign(run, { nam: 'x' }),
      run('mutation { signPetition(input: { petitionId: "1", how: SHOWM }) { __typename } }'),
    ]);
    for (const { errors } of answers) expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(answers)).not.toMatch(/Did you mean|"SHOWN"/);
  });

  it('Q04 keeps at most 32 schemas, the oldest dropped', () => {
    const many = Array.from({ length: 6 }, (_, n) => ({ manifest: { id: `p${n}` } }) as unknown as GraphqlPart);
    const composed = createSchemas({ servers: many });
    const set = (bits: number) => new Set(many.flatMap(({ manifest }, n) => ((bits >> n) & 1 ? [manifest.id] : [])));
    const first = composed.schemaFor(set(0));
    expect(composed.schemaFor(new Set(['unknown']))).toBe(first);
    for (let bits = 1; bits < 40; bits += 1) composed.schemaFor(set(bits));
    expect(composed.held).toBe(32);
    expect(composed.schemaFor(set(0))).not.toBe(first);
  });

  it('Q05 answers core/module-off when it goes off in mid-flight', async () => {
    const enabled = new Set(['petitions', 'polls']);
    const caller = testCaller();
    const moving = Object.defineProperty({ ...caller }, 'enabled', { get: () => enabled });
    const { graphql } = build({}, { admit: async () => void enabled.delete('polls') });
    const { errors, data } = await graphql.execute({
      document: '{ poll { question } viewer { locale } }',
      caller: moving,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'core/module-off' });
    expect(data).toMatchObject({ poll: null, viewer: { locale: 'en' } });
  });

  it('Q05 finds a kept operation gone after the switch', async () => {
    const document = parse('{ poll { question } }');
    const { graphql, caller } = build();
    expect((await graphql.execute({ document, caller })).data).toEqual({ poll: { question: 'Which park?' } });
    const off = testCaller({ enabled: ['petitions'] });
    const { errors } = await graphql.execute({ document, caller: off });
    expect(errors?.[0]?.message).toBe('Cannot query field "poll" on type "Query".');
  });
});

describe('owners', () => {
  it('refuses two codes that would share a type', () => {
    class Clash extends expected('bad/not-found', 409) {}
    const server = { manifest: { id: 'bad' }, graphql: (builder: Builder) => errorType(builder, Clash) };
    const composed = createSchemas({ servers: [server as unknown as GraphqlPart] });
    expect(() => composed.schemaFor(new Set(['bad']))).toThrow('NotFoundError is claimed by');
  });

  it.each([
    ['a type', 'type Orphan has no owner', false],
    ['a root field', 'field Query.orphan has no owner', true],
  ])('refuses %s without one at build', (_what, message, typeOwned) => {
    const server = {
      manifest: { id: 'bad' },
      graphql: (builder: Builder) => {
        const extensions = typeOwned ? { plugin: 'bad' } : {};
        const Orphan = builder
          .objectRef<object>('Orphan')
          .implement({ extensions, fields: (t) => ({ a: t.string({ resolve: () => '' }) }) });
        builder.queryField('orphan', (t) =>
          t.field({ type: Orphan, resolve: () => ({}), ...(typeOwned ? {} : { extensions: { plugin: 'bad' } }) }),
        );
      },
    } as unknown as GraphqlPart;
    expect(() => createSchemas({ servers: [server] }).schemaFor(new Set(['bad']))).toThrow(message);
  });

  it('wants a field on somebody else’s type to be nullable', () => {
    const server = {
      manifest: { id: 'bad' },
      graphql: (builder: Builder) =>
        builder.objectField('Viewer' as never, 'extra', (t) =>
          t.string({ extensions: { plugin: 'bad' }, resolve: () => '' }),
        ),
    } as unknown as GraphqlPart;
    expect(() => createSchemas({ servers: [server] }).schemaFor(new Set(['bad']))).toThrow(
      'Viewer.extra of bad must be nullable',
    );
  });
});
