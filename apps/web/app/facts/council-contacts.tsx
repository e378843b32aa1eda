import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { DescriptionList, type Fact } from '@viche/ui';
import { contactOf } from '../contacts.ts';

/** How to reach the council: what it has told, and nothing where it has told nothing. */
export function CouncilContacts({ more = [] }: { readonly more?: readonly Fact[] }) {
  const { t } = useTranslation('site');
  const site = useSite();
  const { phone, email } = site.tenant.contacts;
  const [address, desk, hours] = ['address', 'desk', 'hours'].map((name) => contactOf(site, name));
  const facts = [
    { key: 'address', term: t('contacts.address'), value: address },
    {
      key: 'phone',
      term: t('contacts.phone'),
      value: phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : null,
    },
    { key: 'email', term: t('contacts.email'), value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
    { key: 'desk', term: t('contacts.desk'), value: desk },
    { key: 'hours', term: t('contacts.hours'), value: hours },
    ...more,
  ].filter(({ value }) => Boolean(value));
  return facts.length > 0 ? <DescriptionList facts={facts} /> : <p>{t('contacts.none')}</p>;
}
