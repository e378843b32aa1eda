import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageMeta, siteOf } from '@viche/site';
import { SkipLink } from '@viche/ui';
import { Gallery } from '@viche/ui/gallery';

export function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (site.mode === 'production') {
    throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  }
  return { title: site.translator.t('ui:gallery.title') };
}

export const meta = pageMeta;

/** Every component in every state, for development and demonstrations. */
export default function GalleryPage() {
  return (
    <>
      <SkipLink href="#gallery" />
      <Gallery />
    </>
  );
}
