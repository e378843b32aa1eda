import type { SiteContext } from '@viche/site';
import { petitionPath } from './petition-path.ts';

const SUMMARY = /* GraphQL */ `
  query PetitionSummary($ref: String!) {
    petition(ref: $ref) {
      uuid
      ref
      title
      state
      publishedAt
      collectUntil
      signatureCount
      refusal { number }
      rules { signatureThreshold }
    }
  }
`;

/** What the small pages beside a petition's own show of it. */
export interface PetitionSummary {
  readonly uuid: string;
  readonly ref: string;
  readonly title: string;
  readonly state: string;
  readonly publishedAt: string | null;
  readonly collectUntil: string | null;
  readonly signatureCount: number;
  readonly refusal: object | null;
  readonly rules: { readonly signatureThreshold: number } | null;
}

interface Publishable {
  readonly state: string;
  readonly publishedAt: string | null;
  readonly refusal: object | null;
}

/**
 * The petition, if it may be shown beside its own page.
 * @throws Response 404 for one that nobody may share: absent, not published yet, refused; 410 where it was taken down
 */
export function requirePublished<P extends Publishable>(petition: P | null): P & { readonly publishedAt: string } {
  if (petition?.state === 'TAKEN_DOWN') throw Response.json({ code: 'core/not-found' }, { status: 410 });
  if (!petition?.publishedAt || petition.refusal) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return petition as P & { readonly publishedAt: string };
}

/**
 * A published petition by the key of its address.
 * @throws Response as `requirePublished` does
 */
export async function publishedPetition(site: SiteContext, key: string | undefined): Promise<PetitionSummary> {
  const { petition } = await site.query<{ petition: PetitionSummary | null }>(SUMMARY, { ref: key });
  return requirePublished(petition);
}

/** The petition's own page as an absolute address: what is shared leads there. */
export const addressOf = ({ origin, href }: Pick<SiteContext, 'origin' | 'href'>, petition: PetitionSummary): string =>
  origin + href(petitionPath(petition));
