import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, PageMain, ShareList, Textarea, TextInput } from '@viche/ui';
import { petitionPath } from '../petition-path.ts';
import { addressOf, publishedPetition } from '../petition-summary.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const petition = await publishedPetition(site, params.key);
  site.cacheFor(`Petition:${petition.uuid}`);
  const title = site.translator.t('petitions:share.title');
  return { petition, title: `${title}: ${petition.title}`, robots: 'noindex' as const };
}

export const meta = pageMeta;

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Ways to tell of a petition: addresses to copy and plain links. Nothing is loaded from anybody, nobody learns of the visit. */
export default function PetitionShare() {
  const { petition } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const site = useSite();
  const { href, origin } = site;
  const address = addressOf(site, petition);
  const [url, text] = [encodeURIComponent(address), encodeURIComponent(petition.title)];
  const widget = `${origin}${href(`/petitions/${petition.ref}/embed`)}`;
  const code = `<iframe src="${widget}" title="${attribute(petition.title)}" width="100%" height="360" loading="lazy"></iframe>`;
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/petitions'), label: t('nav.public') },
          { href: href(petitionPath(petition)), label: petition.title },
        ]}
      />
      <h1>{t('share.title')}</h1>
      <p className="lead">
        <Written>{petition.title}</Written>
      </p>
      <div className="flow mt-5 measure">
        <TextInput id="address" label={t('share.address')} hint={t('share.copyHint')} value={address} readOnly />
        <ShareList
          title={t('share.send')}
          links={[
            { href: `https://t.me/share/url?url=${url}&text=${text}`, icon: 'send', label: 'Telegram' },
            {
              href: `viber://forward?text=${encodeURIComponent(`${petition.title} ${address}`)}`,
              icon: 'talk',
              label: 'Viber',
            },
            { href: `https://www.facebook.com/sharer/sharer.php?u=${url}`, icon: 'share', label: 'Facebook' },
            { href: `mailto:?subject=${text}&body=${url}`, icon: 'mail', label: t('share.mail') },
          ]}
        />
        <section className="flow mt-5" aria-labelledby="embed">
          <h2 id="embed">{t('share.embed')}</h2>
          <p>{t('share.embedLead')}</p>
          <Textarea id="code" label={t('share.code')} hint={t('share.copyHint')} value={code} readOnly rows={5} />
          <p>
            <a href={widget}>{t('share.preview')}</a>
          </p>
        </section>
        <section className="flow mt-5" aria-labelledby="feeds">
          <h2 id="feeds">{t('share.feeds')}</h2>
          <p>{t('share.feedsLead')}</p>
          <ul>
            <li>
              <a href={href(`/petitions/${petition.ref}/feed.atom`)}>Atom</a>
            </li>
            <li>
              <a href={href(`/petitions/${petition.ref}/feed.json`)}>JSON Feed</a>
            </li>
          </ul>
        </section>
      </div>
    </PageMain>
  );
}
