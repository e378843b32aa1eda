import { describe, expect, it } from 'vitest';
import type { Builder } from './builder.ts';
import { encodeGlobalId } from './global-id.ts';
import { createSchemas, type GraphqlPart } from './schemas.ts';
import { createGraphqlServer } from './server.ts';
import { tenantNode } from './tenant-node.ts';
import { testCaller } from './testing/test-caller.ts';

interface Row {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}
interface Where {
  readonly tenantId: string;
  readonly id: { readonly in: readonly string[] };
}

const OURS = '019aa000-0000-7000-8000-000000000001';
const THEIRS = '019aa000-0000-7000-8000-000000000002';
const idOf = (n: number) => `019aa000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const rows: readonly Row[] = [
  { tenantId: OURS, id: idOf(1), kind: 'visible', state: 'running' },
  { tenantId: OURS, id: idOf(2), kind: 'hidden', state: 'draft' },
  { tenantId: THEIRS, id: idOf(3), kind: 'foreign', state: 'running' },
];

const server = {
  manifest: { id: 'clocks' },
  publicFields: ['deadline'],
  graphql(builder: Builder) {
    const Deadline = tenantNode(builder, 'Deadline', {
      plugin: 'clocks',
      fields: (t) => ({ kind: t.exposeString('kind') }),
    });
    builder.queryField('deadline', (t) =>
      t.prismaField({
        type: Deadline,
        nullable: true,
        extensions: { plugin: 'clocks' },
        args: { n: t.arg.int({ required: true }) },
        resolve: async (_query, _root, { n }) => rows[n] as never,
      }),
    );
  },
} as unknown as GraphqlPart;

function build() {
  const queries: Where[] = [];
  const findMany = async ({ where }: { where: Where }) => {
    queries.push(where);
    return rows.filter(({ tenantId, id }) => tenantId === where.tenantId && where.id.in.includes(id));
  };
  const caller = testCaller({ enabled: ['clocks'], db: { deadline: { findMany } } });
  const graphql = createGraphqlServer({
    schemas: createSchemas({ servers: [server] }),
    buildContext: async () => caller,
    isSameOrigin: () => true,
    graphiql: false,
    log: caller.log,
  });
  return {
    caller,
    queries,
    run: (document: string, variables = {}) => graphql.execute({ document, variables, caller }),
  };
}

describe('T08 node ids', () => {
  const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Deadline { kind } } }';

  it('T08 answers null alike for hidden, foreign, absent and misnamed, with one query per type', async () => {
    const { run, queries, caller } = build();
    const ids = [
      encodeGlobalId('Deadline', idOf(1)),
      encodeGlobalId('Deadline', idOf(2)),
      encodeGlobalId('Deadline', idOf(3)),
      encodeGlobalId('Deadline', idOf(4)),
      encodeGlobalId('Petition', idOf(1)),
      encodeGlobalId('Deadline', `${idOf(1)}:x`),
    ];
    const { data, errors } = await run(NODES, { ids });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: [{ id: ids[0], kind: 'visible' }, null, null, null, null, null] });
    expect(queries).toEqual([{ tenantId: OURS, id: { in: [1, 2, 3, 4].map(idOf) } }]);
    expect(caller.leases).toEqual({ held: 0, opened: 1 });
  });

  it('T08 takes 100 ids and not more', async () => {
    const { run, queries } = build();
    const many = (count: number) => Array.from({ length: count }, () => encodeGlobalId('Deadline', idOf(1)));
    expect((await run(NODES, { ids: many(100) })).data?.nodes).toHaveLength(100);
    expect(queries).toHaveLength(1);
    expect((await run(NODES, { ids: many(101) })).errors?.[0]?.extensions).toMatchObject({ limit: 'first' });
  });

  it('Q09 checks the rule’s conditions on every row, however it was reached', async () => {
    const { run } = build();
    expect((await run('{ deadline(n: 0) { id kind } }')).data).toMatchObject({ deadline: { kind: 'visible' } });
    const hidden = await run('{ deadline(n: 1) { id kind } }');
    expect(hidden.data).toEqual({ deadline: null });
    expect(hidden.errors?.[0]?.extensions).toMatchObject({ code: 'core/not-found' });
  });
});
