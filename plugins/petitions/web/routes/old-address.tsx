import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { petitionPath } from '../petition-path.ts';

const BY_FORMER_NUMBER = /* GraphQL */ `
  query PetitionByFormerNumber($number: String!) {
    petitionByFormerNumber(number: $number) { ref title }
  }
`;

/** Where links of a former platform lead: to the petition that had this number there. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petitionByFormerNumber: petition } = await site.query<{
    petitionByFormerNumber: { ref: string; title: string } | null;
  }>(BY_FORMER_NUMBER, { number: params.number ?? '' });
  if (!petition) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return redirect(site.href(petitionPath(petition)), 301);
}
