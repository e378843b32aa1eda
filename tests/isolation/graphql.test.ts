import { encodeGlobalId } from '@viche/graphql';
import { type GraphQLObjectType, isObjectType } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chance, fieldText } from '../contract/documents.ts';
import { codesOf, rootFields } from '../contract/public-api.ts';
import { fingerprint } from '../contract/tenant-tables.ts';
import { CANARY, openTwoHromadas, type TwoHromadas, tableOfModel } from './two-hromadas.ts';

const DOCUMENTS = 500;
const ABSENT = '0193d000-0000-7000-8000-000000000000';

let two: TwoHromadas;
/** Node types with the ids that B has of them. */
const nodes: { readonly name: string; readonly foreign: readonly string[] }[] = [];

beforeAll(async () => {
  two = await openTwoHromadas();
  const tables = tableOfModel();
  const types = Object.values(two.api.schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
  );
  for (const { name } of types) {
    const rows = await two.world.asSuperuser<{ id: string }>(
      `select id from ${tables.get(name)!} where tenant_id = $1`,
      [two.b.tenant.id],
    );
    nodes.push({ name, foreign: rows.map(({ id }) => id) });
  }
});
afterAll(() => two.world.close());

const NODE = 'query Node($id: ID!) { node(id: $id) { __typename id } }';
const NODES = 'query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

/** What a question makes the database do. A timed test would fail on a busy machine; unequal work is what times would show. */
async function statementsOf(ask: () => Promise<unknown>): Promise<string[]> {
  // What the first one prepares, the second one finds.
  await ask();
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await ask();
  const statements = sent.mock.calls.map(([query]: unknown[]) =>
    typeof query === 'string' ? query : (query as { text: string }).text,
  );
  sent.mockRestore();
  return statements;
}

describe('T08 ids of B', () => {
  it('T08 are null for everybody of A, one by one, under their own name and under every other', async () => {
    expect(nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['Petition', 'TemplateBoardNotice']));
    for (const { name, foreign } of nodes) {
      expect(foreign.length, name).toBeGreaterThan(0);
      for (const [persona, caller] of two.personas) {
        for (const type of [...nodes.map((node) => node.name), 'Participant', 'Tenant', 'Nothing']) {
          const answer = await two.api.run(caller(), NODE, { id: encodeGlobalId(type, foreign[0]!) });
          expect(answer, `${persona}: ${type}`).toEqual({ data: { node: null } });
        }
      }
    }
  });

  it('T08 are null among a hundred mixed ones, where A’s own come through', async () => {
    const foreign = nodes.flatMap(({ name, foreign: ids }) => ids.map((id) => encodeGlobalId(name, id)));
    const own = encodeGlobalId('Petition', two.a.published.id);
    const wrong = encodeGlobalId('TemplateBoardNotice', two.a.published.id);
    const ids = Array.from({ length: 100 }, (_none, index) =>
      index % 4 === 0 ? own : index % 4 === 1 ? wrong : foreign[index % foreign.length]!,
    );
    for (const [persona, caller] of two.personas) {
      const answer = await two.api.run(caller(), NODES, { ids });
      expect(answer.errors, persona).toBeUndefined();
      const found = (answer.data!.nodes as ({ id: string } | null)[]).map((node) => node?.id ?? null);
      expect(found, persona).toEqual(ids.map((id) => (id === own ? own : null)));
    }
  });

  it('T08 are null after the same work as ids that never were, for every type', async () => {
    const stranger = two.personas[0]![1];
    for (const { name, foreign } of nodes) {
      const ask = (id: string) => () => two.api.run(stranger(), NODE, { id: encodeGlobalId(name, id) });
      const forForeign = await statementsOf(ask(foreign[0]!));
      expect(forForeign.length, name).toBeGreaterThan(1);
      expect(forForeign, name).toEqual(await statementsOf(ask(ABSENT)));
    }
  });
});

describe('Q07 hidden, absent and foreign', () => {
  it('Q07 are answered with the same bytes, after the same work', async () => {
    const ids = { hidden: two.a.hidden.id, absent: ABSENT, foreign: two.b.published.id };
    const refs = { hidden: two.a.hidden.ref, absent: 'zzzzzzzz', foreign: two.b.published.ref };
    const stranger = two.personas[0]![1];
    const bytes = new Set<string>();
    const ask = (id: string) => async () =>
      bytes.add(JSON.stringify(await two.api.run(stranger(), NODE, { id: encodeGlobalId('Petition', id) })));
    const [hidden, absent, foreign] = [
      await statementsOf(ask(ids.hidden)),
      await statementsOf(ask(ids.absent)),
      await statementsOf(ask(ids.foreign)),
    ];
    for (const ref of Object.values(refs))
      bytes.add(
        JSON.stringify(
          await two.api.run(stranger(), 'query($ref: String!) { node: petition(ref: $ref) { __typename id } }', {
            ref,
          }),
        ),
      );
    expect([...bytes]).toEqual([JSON.stringify({ data: { node: null } })]);
    expect(absent.length).toBeGreaterThan(1);
    expect(hidden).toEqual(absent);
    expect(foreign).toEqual(absent);
  });
});

/** A page that everybody reads, with the canary in its title: planted rows of pages are drafts. */
async function publishPageWith({ tenant, canary }: TwoHromadas['a']): Promise<void> {
  const editor = await tenant.person({ roles: ['editor'] });
  const run = async (act: string) =>
    (await two.api.run(editor.caller(), `mutation { done: ${act} { ... on DeskPage { id published } } }`)).data
      ?.done as { readonly id: string; readonly published: number | null };
  const { id } = await run(`addPage(input: { titleUk: "Сторінка ${canary}" })`);
  const { published } = await run(`publishPage(input: { pageId: "${id}", revision: 1, to: published })`);
  expect(published).toBe(1);
}

describe('T15 search', () => {
  it('T15 of A finds nothing by the words of B, and something by its own', async () => {
    const searches = rootFields(two.api.schema).filter(
      ({ kind, field }) => kind === 'query' && field.args.some(({ name }) => /^(search|query|text)$/.test(name)),
    );
    expect(searches.length).toBeGreaterThan(0);
    for (const hromada of [two.a, two.b]) await publishPageWith(hromada);
    for (const { field } of searches) {
      const arg = field.args.find(({ name }) => /^(search|query|text)$/.test(name))!.name;
      // What is found as such, in the group of its module, or behind edge and node: deeper, one question would be too long.
      const type = String(field.type);
      const depth = type.includes('Connection') ? 2 : type.includes('Findings') ? 1 : 0;
      const selection = fieldText({ ...field, args: [] }, { schema: two.api.schema, words: [], depth }).slice(
        field.name.length,
      );
      // A page of everything would cost more than one question may.
      const few = field.args.some(({ name }) => name === 'first') ? ', first: 2' : '';
      const hits = async (caller: (typeof two.personas)[number][1], word: string) =>
        JSON.stringify(
          (await two.api.run(caller(), `{ found: ${field.name}(${arg}: ${JSON.stringify(word)}${few})${selection} }`))
            .data ?? {},
        );
      for (const [persona, caller] of two.personas) {
        const foreign = await hits(caller, CANARY.b);
        expect(foreign, `${persona}: ${field.name}`).toEqual(await hits(caller, 'Жодногословатакогонема'));
        expect(foreign).not.toContain(CANARY.b);
      }
      expect(await hits(two.personas[0]![1], CANARY.a), field.name).toContain(CANARY.a);
    }
  });
});

describe('D12 crawl', () => {
  it('D12 every query in full, as every persona of A: no canary of B, nothing breaks, A sees its own', async () => {
    const seen = new Set<string>();
    for (const [persona, caller] of two.personas) {
      for (const { kind, field } of rootFields(two.api.schema)) {
        if (kind !== 'query') continue;
        for (const depth of [1, 2, 3]) {
          const answer = await two.api.run(
            caller(),
            `{ ${fieldText(field, { schema: two.api.schema, words: [encodeGlobalId('Petition', two.b.published.id)], depth })} }`,
          );
          const text = JSON.stringify(answer);
          expect(text.includes(CANARY.b), `${persona}: ${field.name}`).toBe(false);
          expect(codesOf(answer), `${persona}: ${field.name} ${text.slice(0, 200)}`).not.toContain('graphql/internal');
          if (text.includes(CANARY.a)) seen.add(persona);
        }
      }
    }
    expect(seen).toEqual(new Set(two.personas.map(([persona]) => persona)));
  });

  it(`D12 ${DOCUMENTS} generated documents with ids and words of B: no canary comes out, no row of B changes, nothing breaks`, async () => {
    const dice = chance(20261121);
    const roots = rootFields(two.api.schema);
    const bare = nodes.flatMap(({ foreign }) => foreign);
    const words = [
      ...nodes.flatMap(({ name, foreign }) => foreign.map((id) => encodeGlobalId(name, id))),
      ...bare,
      two.b.published.ref,
      two.b.hidden.ref,
      two.b.tenant.slug,
      two.b.tenant.id,
      CANARY.b.slice(0, 6),
      encodeGlobalId('Petition', two.a.published.id),
      two.a.published.ref,
      '',
      '%',
      `' or 1=1 --`,
      'YXJyYXljb25uZWN0aW9uOjE',
    ];
    const before = await fingerprint(two.world, two.tables, two.b.tenant.id);
    const codes = new Map<string, number>();
    for (let index = 0; index < DOCUMENTS; index += 1) {
      const kind = dice() < 0.25 ? 'mutation' : 'query';
      const choice = roots.filter((root) => root.kind === kind);
      const plan = { schema: two.api.schema, words, depth: 1 + Math.floor(dice() * 3), chance: dice };
      const fields = Array.from(
        { length: kind === 'query' ? 1 + Math.floor(dice() * 2) : 1 },
        (_none, place) => `f${place}: ${fieldText(choice[Math.floor(dice() * choice.length)]!.field, plan)}`,
      );
      const [persona, caller] = two.personas[index % two.personas.length]!;
      const document = `${kind} { ${fields.join(' ')} }`;
      const answer = await two.api.run(caller(), document);
      expect(JSON.stringify(answer.data ?? null).includes(CANARY.b), `${persona}: ${document}`).toBe(false);
      for (const code of [...codesOf(answer), ...(answer.errors ? [] : ['answered'])])
        codes.set(code, (codes.get(code) ?? 0) + 1);
      expect(codesOf(answer), `${persona}: ${document}`).not.toContain('graphql/internal');
    }
    expect(await fingerprint(two.world, two.tables, two.b.tenant.id)).toEqual(before);
    expect(codes.get('answered') ?? 0, JSON.stringify([...codes])).toBeGreaterThan(DOCUMENTS / 4);
    expect(codes.get('graphql/bad-request') ?? 0, 'the generator writes valid documents').toBeLessThan(DOCUMENTS / 20);
    expect(two.world.logged.filter((line) => line.includes(CANARY.b))).toEqual([]);
  });
});
