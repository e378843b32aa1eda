import {
  type Builder,
  type GraphqlContext,
  idOf,
  offsetToCursor,
  resolveOffsetConnection,
  territoriesOf,
} from '@viche/graphql';
import { NotFound } from '@viche/plugin-api';
import { extractOf, foundIn } from '@viche/search';
import { mayReadText } from '../queries/decisions.ts';
import { facetsOf } from '../queries/facets.ts';
import { type FoundPetitions, findPetitions, PETITION_ORDERS } from '../queries/find-petitions.ts';
import type { PetitionRow } from '../queries/petition-rows.ts';
import { similarPetitions } from '../queries/similar-petitions.ts';
import { LISTED, TOMBSTONES } from '../states.ts';
import { categoriesOf, tallyOf } from './choices.ts';
import { enumValues, OWNED } from './owner.ts';
import { type PetitionRef, type StateRef, shown } from './petition-type.ts';

const PAGE = 20;
const LARGEST_PAGE = 100;
/** Deeper pages than this are found by search, not by paging. */
const DEEPEST_OFFSET = 10_000;
const MOST_SIMILAR = 10;

/** What a filter asks for by slug or id; an id that nothing has where it is not known, null where nothing is asked. */
function idAsked(
  typename: string,
  asked: string | null | undefined,
  known: readonly { readonly id: string; readonly slug: string }[],
): string | null {
  if (!asked) return null;
  const id = idOf(typename, asked);
  return known.find((choice) => choice.slug === asked || choice.id === id)?.id ?? NOTHING;
}

const NOTHING = '00000000-0000-0000-0000-000000000000';

interface PlacesAsked {
  readonly category?: string | null | undefined;
  readonly territory?: string | null | undefined;
}

const placesAsked = async (ctx: GraphqlContext, { category, territory }: PlacesAsked) => ({
  categoryId: category ? idAsked('PetitionCategory', category, await categoriesOf(ctx)) : null,
  territoryId: territory ? idAsked('TenantTerritory', territory, await territoriesOf(ctx)) : null,
});

type Match = Pick<FoundPetitions, 'total' | 'terms' | 'match'>;
interface Edge {
  readonly node: PetitionRow;
  readonly terms: ReadonlySet<string>;
}

/** The list with its search, the counts beside its filters, and petitions like one that is being written. */
export function addFinding(builder: Builder, Petition: PetitionRef, State: StateRef): void {
  const Order = builder.enumType('PetitionOrder', { extensions: OWNED, values: enumValues(PETITION_ORDERS) });
  const MatchKind = builder.enumType('PetitionMatch', {
    extensions: OWNED,
    description:
      'EXACT: every word was found. SIMILAR: no petition has them all as they were typed; these have most, or words spelt alike.',
    values: enumValues(['exact', 'similar']),
  });

  builder.queryField('petitions', (t) =>
    t.connection(
      {
        type: Petition,
        extensions: OWNED,
        description: 'Published petitions, searched and ordered.',
        args: {
          search: t.arg.string({ description: 'Words in any of their forms, or a number.' }),
          states: t.arg({ type: [State] }),
          categoryId: t.arg.id(),
          category: t.arg.string({ description: 'Slug of a category; instead of its id.' }),
          territory: t.arg.string({ description: 'Slug or id of a territory.' }),
          orderBy: t.arg({ type: Order }),
          offset: t.arg.int({
            description: 'Starts so far from the beginning; instead of `after`, for numbered pages.',
          }),
        },
        resolve: async (_root, args, ctx) => {
          let match: Match = { total: 0, terms: new Set(), match: 'exact' };
          const { category, territory } = args;
          const places = await placesAsked(ctx, { category: category ?? args.categoryId?.toString(), territory });
          const after = args.after ?? (args.offset && args.offset > 0 ? offsetToCursor(args.offset - 1) : null);
          const connection = await resolveOffsetConnection(
            { args: { first: args.first, after }, defaultSize: PAGE, maxSize: LARGEST_PAGE },
            async ({ limit, offset }) => {
              if (offset > DEEPEST_OFFSET) throw new NotFound({});
              const asked = {
                ...places,
                search: args.search ?? undefined,
                states: args.states ?? undefined,
                orderBy: args.orderBy ?? (args.search ? 'best-match' : 'newest'),
                limit,
                offset,
              };
              const { petitions, ...found } = await findPetitions(ctx, asked, () => tallyOf(ctx));
              match = found;
              return petitions.map(shown);
            },
          );
          const edges = (connection.edges as readonly object[]).map((edge) => ({ ...edge, terms: match.terms }));
          return { ...connection, ...match, edges } as never;
        },
      },
      {
        name: 'PetitionConnection',
        extensions: OWNED,
        fields: (field) => ({
          totalCount: field.int({
            description: 'How many match in all.',
            resolve: (connection) => (connection as unknown as Match).total,
          }),
          match: field.field({
            type: MatchKind,
            resolve: (connection) => (connection as unknown as Match).match,
          }),
        }),
      },
      {
        name: 'PetitionEdge',
        extensions: OWNED,
        fields: (field) => ({
          extract: field.string({
            nullable: true,
            description: 'A passage of the text in which it was found; null when only the title or nothing was.',
            resolve: (edge, _args, ctx) => {
              const { node, terms } = edge as unknown as Edge;
              return terms.size > 0 && mayReadText(ctx, node)
                ? extractOf(`${node.essence}\n${node.demand}`, terms)
                : null;
            },
          }),
          found: field.stringList({
            description: 'The words of title and extract that it was found by, as they are written there.',
            resolve: (edge, _args, ctx) => {
              const { node, terms } = edge as unknown as Edge;
              return terms.size > 0 && mayReadText(ctx, node)
                ? foundIn(`${node.title}\n${node.essence}\n${node.demand}`, terms)
                : [];
            },
          }),
        }),
      },
    ),
  );

  builder.queryField('similarPetitions', (t) =>
    t.field({
      type: [Petition],
      extensions: OWNED,
      description:
        'Public petitions like one that is being written, the likest first: before somebody submits it again.',
      args: {
        text: t.arg.string({
          required: true,
          description: 'First line: the title; further lines: what is written of the essence.',
        }),
        first: t.arg.int({ defaultValue: 3 }),
      },
      resolve: async (_root, { text, first }, ctx) => {
        const most = Math.min(Math.max(first ?? 3, 1), MOST_SIMILAR);
        return (await similarPetitions(ctx, text, most)).map(shown);
      },
    }),
  );
  addFacets(builder, State);
}

interface Facet {
  readonly key: string;
  readonly petitions: number;
}

/** Counts by id, under the keys that addresses have; what nothing can be picked by is left out. */
const facets = (counts: ReadonlyMap<string, number>, keys: ReadonlyMap<string, string>): Facet[] =>
  [...counts].flatMap(([id, petitions]) => (keys.has(id) ? [{ key: keys.get(id)!, petitions }] : []));

const slugsById = (rows: readonly { readonly id: string; readonly slug: string }[]) =>
  new Map(rows.map(({ id, slug }) => [id, slug]));

function addFacets(builder: Builder, State: StateRef): void {
  const FacetType = builder.objectRef<Facet>('PetitionFacet').implement({
    extensions: OWNED,
    description: 'A choice of a filter, and how many petitions there would be if it alone were picked there.',
    fields: (t) => ({
      key: t.exposeString('key', { description: 'As addresses of the site spell it.' }),
      petitions: t.exposeInt('petitions'),
    }),
  });
  const Facets = builder
    .objectRef<{ states: Facet[]; categories: Facet[]; territories: Facet[] }>('PetitionFacets')
    .implement({
      extensions: OWNED,
      fields: (t) => ({
        states: t.field({ type: [FacetType], resolve: ({ states }) => states }),
        categories: t.field({ type: [FacetType], resolve: ({ categories }) => categories }),
        territories: t.field({ type: [FacetType], resolve: ({ territories }) => territories }),
      }),
    });
  builder.queryField('petitionFacets', (t) =>
    t.field({
      type: Facets,
      extensions: OWNED,
      description: 'Counts beside the choices of the list’s filters. Words are not counted by.',
      args: { states: t.arg({ type: [State] }), category: t.arg.string(), territory: t.arg.string() },
      resolve: async (_root, { states, category, territory }, ctx) => {
        const [categories, territories] = [await categoriesOf(ctx), await territoriesOf(ctx)];
        const places = await placesAsked(ctx, { category, territory });
        const shownStates = states?.length ? states : LISTED;
        const counts = facetsOf(await tallyOf(ctx), { states: shownStates, ...places });
        const known = new Map([...LISTED, ...TOMBSTONES].map((state) => [state, state]));
        return {
          states: facets(counts.states, known),
          categories: facets(counts.categories, slugsById(categories)),
          territories: facets(counts.territories, slugsById(territories)),
        };
      },
    }),
  );
}
