import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { type Appearance, FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, PageMain, Radios, TextLink } from '@viche/ui';

const THEMES: readonly Appearance['theme'][] = ['device', 'light', 'dark'];
const CONTRASTS: readonly Appearance['contrast'][] = ['normal', 'more'];
const SIZES: readonly Appearance['size'][] = ['normal', 'large'];
const QUESTIONS = [
  { name: 'size', choices: SIZES },
  { name: 'contrast', choices: CONTRASTS },
  { name: 'theme', choices: THEMES },
] as const;

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
  const posted = await site.readForm(request, 'look');
  // It changes how this browser shows pages and nothing else: an old page is as good as a new one.
  const form = posted.done ? posted.form : posted.typed;
  // What is not one of the choices is the usual look.
  const appearance: Appearance = {
    theme: THEMES.find((choice) => choice === form.get('theme')) ?? 'device',
    contrast: CONTRASTS.find((choice) => choice === form.get('contrast')) ?? 'normal',
    size: SIZES.find((choice) => choice === form.get('size')) ?? 'normal',
  };
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
          {QUESTIONS.map(({ name, choices }) => (
            <Radios
              key={name}
              id={name}
              name={name}
              legend={t(`look.${name}.legend`)}
              value={appearance[name]}
              options={choices.map((value) => ({ value, label: t(`look.${name}.${value}`) }))}
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
