import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { requirePublished } from '../petition-summary.ts';

const CARD = /* GraphQL */ `
  query PetitionCard($ref: String!) {
    petition(ref: $ref) { title state publishedAt refusal { number } }
  }
`;

interface CardData {
  readonly petition: {
    readonly title: string;
    readonly state: string;
    readonly publishedAt: string | null;
    readonly refusal: object | null;
  } | null;
}

/** The picture for posts about a petition: its title, no counts, so that it stays true as long as the post stands. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const site = siteOf(context);
  const { title } = requirePublished((await site.query<CardData>(CARD, { ref: params.key })).petition);
  return site.card({ kind: site.translator.t('petitions:home.kind'), title });
}
