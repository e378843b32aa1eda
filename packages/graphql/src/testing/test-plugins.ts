import { command, definePlugin, expected, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import type { Builder } from '../builder.ts';
import { commandField } from '../command-field.ts';
import { errorType } from '../error-types.ts';
import { loadMany } from '../load-many.ts';
import type { GraphqlPart } from '../schemas.ts';

function manifestOf<const Id extends string>(id: Id) {
  return definePlugin({
    id,
    core: '^1',
    prisma: { schema: '', migrations: '' },
    settings: z.object({}),
    events: {},
    jobs: {},
    subjects: [],
    i18n: { uk: async () => ({ default: {} }), en: async () => ({ default: {} }) },
    routes: [],
    nav: [],
  });
}

export class AlreadySigned extends expected('petitions/already-signed', 409)<{ signedAt: Date }> {}
export class NotOpen extends expected('petitions/not-open', 409) {}
class Undeclared extends expected('petitions/undeclared', 409) {}

export const PETITION_ID = '019aa000-0000-7000-8000-0000000000f1';
export const CANARY = 'canary-7f3a select * from participant /work/secret.ts';
const petitions = manifestOf('petitions');
const polls = manifestOf('polls');

export interface Thing {
  readonly id: string;
  readonly title: string;
}
const things: readonly Thing[] = Array.from({ length: 3 }, (_, n) => ({ id: `t${n}`, title: `<script>${n}</script>` }));

/** What the last call of the command got. */
export const received: { input?: unknown; options?: unknown } = {};

export const signPetition = command({
  name: 'petitions.sign-petition',
  plugin: petitions,
  assurance: 'eid',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({
    petitionId: z.uuid(),
    name: z.string().max(10).optional(),
    how: z.enum(['SHOWN', 'HIDDEN']).default('SHOWN'),
    count: z.int().min(1).optional(),
    kopiykas: z.int().max(1e12).optional(),
    on: z.iso.date().optional(),
    at: z.date().optional(),
    atText: z.iso.datetime().optional(),
    note: z.string().nullable().optional(),
    answers: z.array(z.strictObject({ key: z.string(), value: z.unknown() })).optional(),
    optionIds: z.array(z.uuid()).optional(),
  }),
  errors: [AlreadySigned, NotOpen],
  async run(ctx, input): Promise<Thing | null> {
    received.input = input;
    received.options = ctx.settings;
    if (input.name === 'twice') throw new AlreadySigned({ signedAt: new Date('2026-11-01T10:00:00Z') }, 'petitionId');
    if (input.name === 'closed') throw new NotOpen({});
    if (input.name === 'gone') throw new NotFound({});
    if (input.name === 'slow') await new Promise((resolve) => setTimeout(resolve, 60));
    if (input.name === 'bug') throw new Error(CANARY);
    if (input.name === 'other') throw new Undeclared({});
    return input.name === 'nothing' ? null : { id: input.petitionId, title: 'Signed' };
  },
});

/** Batches in which counts were asked for. */
export const countBatches: (readonly string[])[] = [];

function petitionsGraphql(builder: Builder): void {
  const own = { plugin: 'petitions' } as const;
  const ThingType = builder.objectRef<Thing>('Thing').implement({
    extensions: own,
    fields: (t) => ({
      id: t.exposeID('id'),
      title: t.exposeString('title'),
      secret: t.string({ nullable: true, authScopes: { staff: true }, resolve: () => 'secret' }),
      mayRead: t.string({ nullable: true, authScopes: { can: ['read', 'Petition'] }, resolve: () => 'yes' }),
      mayRule: t.string({ nullable: true, authScopes: { can: ['rule', 'Petition'] }, resolve: () => 'yes' }),
      strong: t.string({ nullable: true, authScopes: { assurance: 'eid' }, resolve: () => 'yes' }),
      count: t.int({
        resolve: async ({ id }, _args, ctx) =>
          (await loadMany(ctx, 'count', id, async (ids) => {
            countBatches.push(ids);
            return new Map(ids.map((key) => [key, key.length]));
          })) ?? 0,
      }),
    }),
  });
  builder.objectField(ThingType, 'self', (t) =>
    t.field({ type: ThingType, nullable: true, resolve: (thing) => thing }),
  );
  errorType(builder, AlreadySigned, {
    fields: (t) => ({ signedAt: t.field({ type: 'DateTime', resolve: ({ params }) => params.signedAt }) }),
  });
  commandField(builder, signPetition, { type: ThingType, ids: { petitionId: 'Petition' } });
  commandField(builder, signPetition, { name: 'signAndRead', type: ThingType, load: (_ctx, thing) => thing });
  builder.queryFields((t) => ({
    things: t.connection({
      type: ThingType,
      extensions: own,
      resolve: () => ({
        edges: things.map((node) => ({ cursor: node.id, node })),
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 't0', endCursor: 't2' },
      }),
    }),
    thingList: t.field({
      type: [ThingType],
      extensions: own,
      args: { first: t.arg.int() },
      resolve: () => [...things],
    }),
    private: t.string({ nullable: true, extensions: own, resolve: () => 'for residents' }),
    broken: t.string({
      nullable: true,
      extensions: own,
      resolve: () => {
        throw new Error(CANARY);
      },
    }),
    hugeInt: t.int({ nullable: true, extensions: own, resolve: () => 99_999_999_999 }),
    refusing: t.string({
      nullable: true,
      extensions: own,
      resolve: () => {
        throw new NotFound({});
      },
    }),
    usesDatabase: t.string({
      nullable: true,
      extensions: own,
      resolve: (_root, _args, ctx) => String(Reflect.get(ctx.db, 'word')),
    }),
    slow: t.field({
      type: [ThingType],
      extensions: own,
      resolve: async () => {
        await new Promise((resolve) => setTimeout(resolve, 80));
        return [...things];
      },
    }),
    wantsNumber: t.int({ nullable: true, extensions: own, args: { n: t.arg.int() }, resolve: (_r, { n }) => n ?? 0 }),
  }));
}

function pollsGraphql(builder: Builder): void {
  const own = { plugin: 'polls' } as const;
  const Poll = builder.objectRef<{ question: string }>('Poll').implement({
    extensions: own,
    fields: (t) => ({ question: t.exposeString('question') }),
  });
  builder.queryField('poll', (t) =>
    t.field({ type: Poll, nullable: true, extensions: own, resolve: () => ({ question: 'Which park?' }) }),
  );
}

/** Two plugins: one with everything, one to be switched off. */
export const servers = [
  {
    manifest: petitions,
    graphql: petitionsGraphql,
    publicFields: ['things', 'thingList', 'wantsNumber', 'broken', 'refusing'],
  },
  { manifest: polls, graphql: pollsGraphql, publicFields: ['poll'] },
] as unknown as readonly GraphqlPart[];
