import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { SiteFooter } from '@viche/ui';
import { contactOf } from './contacts.ts';
import { linkItems, lookHref } from './links.ts';

/** Sites of the state that an official site leads to. */
const STATE_SITES = [
  { key: 'president', href: 'https://www.president.gov.ua/' },
  { key: 'parliament', href: 'https://www.rada.gov.ua/' },
  { key: 'government', href: 'https://www.kmu.gov.ua/' },
  { key: 'services', href: 'https://diia.gov.ua/' },
] as const;

/** Contacts, ways to take part, the site, the state, the licence. */
export function PublicFooter() {
  const { t } = useTranslation('site');
  const site = useSite();
  const { tenant, locale, href, chrome } = site;
  const { contacts } = tenant;
  return (
    <SiteFooter
      council={{
        name: tenant.names[locale].official,
        address: contactOf(site, 'address') ?? tenant.names[locale].region,
        phone: contacts.phone,
        email: contacts.email,
        help: t('footer.help'),
      }}
      columns={[
        { title: t('core:areas.participation'), links: linkItems(chrome.navigation) },
        {
          title: t('core:areas.site'),
          links: [
            { href: href('/account'), label: t('core:areas.account') },
            { href: href('/search'), label: t('search.title') },
            { href: href('/calendar'), label: t('calendar.title') },
            { href: href('/participation'), label: t('participation.title') },
            { href: href('/documents'), label: t('documents.title') },
            { href: href('/help'), label: t('help.title') },
            { href: href('/contacts'), label: t('contacts.title') },
            { href: href('/accessibility'), label: t('accessibility.title') },
            ...linkItems(chrome.pages.footer),
            { href: lookHref(site), label: t('footer.look') },
            { href: href('/open-data'), label: t('openData.title') },
            { href: '/graphql', label: t('footer.api') },
          ],
        },
        {
          title: t('core:areas.state'),
          links: STATE_SITES.map(({ key, href: address }) => ({ href: address, label: t(`footer.${key}`) })),
        },
      ]}
      licence={<Licence />}
    />
  );
}

/** The licence line of every public page. */
export function Licence() {
  const { t, locale } = useTranslation('site');
  const deed = `https://creativecommons.org/licenses/by/4.0/deed.${locale}`;
  return (
    <>
      {t('footer.licence')} <a href={deed}>Creative Commons Attribution 4.0</a>
      {t('footer.licenceEnd')}
    </>
  );
}
