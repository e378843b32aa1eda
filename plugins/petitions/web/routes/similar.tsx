import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { stateWord } from '../components/state-chip.tsx';
import { findSimilar } from '../drafting/similar.ts';
import { petitionPath } from '../petition-path.ts';

/** Petitions that resemble a title in the making, as JSON: what the script shows under the field. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const found = await findSimilar(site, { title: new URL(request.url).searchParams.get('text') ?? '', essence: '' });
  return Response.json(
    found.map((petition) => ({
      title: petition.title,
      href: site.href(petitionPath(petition)),
      state: site.translator.t(`petitions:state.${stateWord(petition.state)}`),
    })),
  );
}
