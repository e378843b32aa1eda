import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { enumName } from '../enum-name.ts';
import { type FeedFormat, feedAnswer } from './feed-answer.ts';
import { listAddress, readListAddress, statesOf } from './list-address.ts';
import { petitionPath } from './petition-path.ts';

const NEWEST = /* GraphQL */ `
  query PetitionFeed($states: [PetitionState!], $categoryId: ID) {
    petitions(states: $states, categoryId: $categoryId, orderBy: NEWEST, first: 50) {
      edges { node { uuid ref title essence publishedAt textHidden category { title } } }
    }
  }
`;

interface NewestPetitions {
  readonly petitions: {
    readonly edges: readonly {
      readonly node: {
        readonly uuid: string;
        readonly ref: string;
        readonly title: string;
        readonly essence: string;
        readonly publishedAt: string | null;
        readonly textHidden: boolean;
        readonly category: { readonly title: string } | null;
      };
    }[];
  };
}

/** New petitions, by state and topic as the list narrows them. Tombstones tell nothing new, so feeds have none. */
export const listFeed =
  (format: FeedFormat) =>
  async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
    const site = siteOf(context);
    const asked = readListAddress(new URL(request.url).searchParams);
    if (!asked) throw new Response(null, { status: 404 });
    const narrowed = { ...asked, search: '', order: 'newest', page: 1 } as const;
    const { petitions } = await site.query<NewestPetitions>(NEWEST, {
      states: statesOf(narrowed)?.map(enumName) ?? null,
      categoryId: narrowed.category || null,
    });
    site.cacheFor('Petition:list');
    const pagePath = listAddress(narrowed, {});
    const { t } = site.translator;
    return feedAnswer(site, {
      format,
      title: `${t('petitions:list.title')} · ${site.tenant.names[site.locale].short}`,
      pagePath,
      selfPath: pagePath.replace('/petitions', `/petitions/feed.${format}`),
      entries: petitions.edges.flatMap(({ node }) => {
        if (!node.publishedAt || node.textHidden) return [];
        const at = new Date(node.publishedAt);
        return {
          id: `urn:uuid:${node.uuid}`,
          title: node.title,
          url: site.origin + site.href(petitionPath(node)),
          summary: node.essence,
          publishedAt: at,
          updatedAt: at,
          categories: node.category ? [node.category.title] : [],
        };
      }),
    });
  };
