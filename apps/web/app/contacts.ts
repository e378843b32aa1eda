import type { SiteContext } from '@viche/site';

/** A contact of the hromada in the page's language, where it was given in both: `address` and `addressEn`. */
export function contactOf(
  { tenant, locale }: Pick<SiteContext, 'tenant' | 'locale'>,
  name: string,
): string | undefined {
  const english = locale === 'en' ? tenant.contacts[`${name}En`] : undefined;
  return english || tenant.contacts[name] || undefined;
}
