import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { SITE_FONTS } from '@viche/plugin-api';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, deriveSkin, LinkButton, Notice } from '@viche/ui';
import { APPEARANCE, type AppearanceData, previewHref } from '../appearance/appearance-data.ts';
import type { Look } from '../appearance/use-look.ts';
import { readHome } from '../home/read-home.ts';
import { TenantHome } from '../home/tenant-home.tsx';
import { PublicFrame } from '../site-frame.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { appearance } = await site.query<{ appearance: AppearanceData }>(APPEARANCE);
  if (appearance.revision === null) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const preset = asked.get('preset') === 'own' ? 'own' : 'state';
  const accent = asked.get('accent') ?? '';
  // An address with a colour that cannot be had was made by hand: the form says why.
  if (preset === 'own' && 'error' in deriveSkin(accent)) throw redirect(site.href('/admin/appearance'), 303);
  const font = SITE_FONTS.find((known) => known === asked.get('font')) ?? 'onest';
  const previewedLook: Look = { themeHref: previewHref(preset, accent), font };
  return {
    title: site.translator.t('site:appearance.previewTitle'),
    previewedLook,
    chosen: { preset, accent, font },
    revision: appearance.revision,
    ...(await readHome(site)).shown,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** The home page in colours that are not saved yet, with the way back and the button that saves them. */
export default function AppearancePreview() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <PublicFrame>
      <aside className="wrap mt-4 mb-5" aria-label={t('appearance.previewTitle')}>
        <Notice tone="info" icon="eye" headingLevel={2} title={t('appearance.previewTitle')}>
          <p>{t('appearance.previewLead')}</p>
          <form method="post" action={href('/admin/appearance')} className="row mt-4">
            <FormSecrets scope="appearance" />
            <input type="hidden" name="part" value="colours" />
            <input type="hidden" name="revision" value={page.revision} />
            {Object.entries(page.chosen).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button>{t('appearance.coloursSave')}</Button>
            <LinkButton variant="second" href={`${href('/admin/appearance')}#colours-title`}>
              {t('appearance.previewBack')}
            </LinkButton>
          </form>
        </Notice>
      </aside>
      <TenantHome highlights={page.highlights} documents={page.documents} news={page.news} now={page.now} />
    </PublicFrame>
  );
}
