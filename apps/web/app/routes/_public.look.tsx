import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { type Appearance, FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, PageMain, Radios, TextLink } from '@viche/ui';

const CHOICES = {
  theme: ['device', 'light', 'dark'],
  contrast: ['normal', 'more'],
  size: ['normal', 'large'],
} as const satisfies { [K in keyof Appearance]: readonly Appearance[K][] };

/** The posted answer when it is one of the choices, else the usual. */
function chosen<K extends keyof Appearance>(form: FormData, name: K): Appearance[K] {
  const choices: readonly Appearance[K][] = CHOICES[name];
  return choices.find((choice) => choice === form.get(name)) ?? (choices[0] as Appearance[K]);
}

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  return {
    title: site.translator.t('site:look.title'),
    returnTo: site.returnPath(new URL(request.url).searchParams.get('returnTo')),
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const form = await site.readForm(request, 'look');
  const appearance = { theme: chosen(form, 'theme'), contrast: chosen(form, 'contrast'), size: chosen(form, 'size') };
  return redirect(site.href(site.returnPath(String(form.get('returnTo') ?? ''))), {
    status: 303,
    headers: { 'Set-Cookie': site.keepAppearance(appearance), 'Cache-Control': 'private, no-store' },
  });
}

/** Size of text, contrast, light or dark: a plain form that sets a cookie, so it works in any browser. */
export default function Look() {
  const { t } = useTranslation('site');
  const { returnTo } = useLoaderData<typeof loader>();
  const { appearance, href } = useSite();
  return (
    <PageMain>
      <div className="measure">
        <h1>{t('look.title')}</h1>
        <p className="lead mt-4 mb-5">{t('look.lead')}</p>
        <form method="post" action={href('/look')} className="flow">
          <FormSecrets scope="look" />
          <input type="hidden" name="returnTo" value={returnTo} />
          {(['size', 'contrast', 'theme'] as const).map((name) => (
            <Radios
              key={name}
              id={name}
              name={name}
              legend={t(`look.${name}.legend`)}
              value={appearance[name]}
              options={CHOICES[name].map((value) => ({ value, label: t(`look.${name}.${value}`) }))}
            />
          ))}
          <p className="row">
            <Button size="lg">{t('look.save')}</Button>
            <TextLink href={href(returnTo)}>{t('core:words.cancel')}</TextLink>
          </p>
        </form>
      </div>
    </PageMain>
  );
}
