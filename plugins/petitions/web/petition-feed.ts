import type { LoaderFunctionArgs } from '@remix-run/node';
import type { FeedEntry } from '@viche/open-data';
import { siteOf } from '@viche/site';
import { type FeedFormat, feedAnswer } from './feed-answer.ts';
import { petitionPath } from './petition-path.ts';
import { requirePublished } from './petition-summary.ts';

const EVENTS = /* GraphQL */ `
  query PetitionEvents($ref: String!) {
    petition(ref: $ref) {
      uuid
      ref
      title
      state
      publishedAt
      refusal { number }
      steps { key at percent }
      answers { kind summary state publishedAt }
      implementation { uuid title state doneOn }
    }
  }
`;

interface PetitionEvents {
  readonly petition: {
    readonly uuid: string;
    readonly ref: string;
    readonly title: string;
    readonly state: string;
    readonly publishedAt: string | null;
    readonly refusal: object | null;
    readonly steps: readonly { readonly key: string; readonly at: string | null; readonly percent: number | null }[];
    readonly answers: readonly {
      readonly kind: string;
      readonly summary: string;
      readonly state: string;
      readonly publishedAt: string | null;
    }[];
    readonly implementation: readonly {
      readonly uuid: string;
      readonly title: string;
      readonly state: string;
      readonly doneOn: string | null;
    }[];
  } | null;
}

/** What happened to one petition, the latest first: the dated steps of its path, corrections, steps that were carried out. */
export const petitionFeed =
  (format: FeedFormat) =>
  async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
    const site = siteOf(context);
    const { t } = site.translator;
    const petition = requirePublished((await site.query<PetitionEvents>(EVENTS, { ref: params.key })).petition);
    site.cacheFor(`Petition:${petition.uuid}`);
    const path = petitionPath(petition);
    const url = site.origin + site.href(path);
    const entry = (key: string, at: string, title: string, summary: string): FeedEntry => ({
      id: `urn:uuid:${petition.uuid}#${key}`,
      title,
      url,
      summary,
      publishedAt: new Date(at),
      updatedAt: new Date(at),
      categories: [],
    });
    const answer = petition.answers.find(({ kind, state }) => kind === 'answer' && state === 'published');
    const steps = petition.steps.flatMap(({ key, at }) => {
      // Until it was published nobody but its author knew of it.
      if (!at || key === 'submitted') return [];
      return [entry(key, at, t(`petitions:timeline.${key}`), (key === 'answer' && answer?.summary) || petition.title)];
    });
    const corrections = petition.answers.flatMap(({ kind, summary, publishedAt }, index) =>
      kind === 'correction' && publishedAt
        ? [entry(`correction-${index}`, publishedAt, t('petitions:feed.corrected'), summary)]
        : [],
    );
    const carriedOut = petition.implementation.flatMap(({ uuid, title, state, doneOn }) =>
      state === 'done' && doneOn ? [entry(`step-${uuid}`, doneOn, t('petitions:feed.stepDone'), title)] : [],
    );
    return feedAnswer(site, {
      format,
      title: petition.title,
      pagePath: path,
      selfPath: `/petitions/${petition.ref}/feed.${format}`,
      entries: [...steps, ...corrections, ...carriedOut].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime()),
    });
  };
