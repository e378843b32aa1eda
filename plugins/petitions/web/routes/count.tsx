import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';

const COUNT = /* GraphQL */ `
  query PetitionCount($ref: String!) {
    petition(ref: $ref) { signatureCount }
  }
`;

/** The number of signatures as JSON, for pages that stay open. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petition } = await site.query<{ petition: { signatureCount: number } | null }>(COUNT, { ref: params.key });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return Response.json({ count: petition.signatureCount });
}
