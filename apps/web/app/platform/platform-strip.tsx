import { useSite } from '@viche/site';
import { OfficialStrip } from '@viche/ui';
import { lookHref } from '../links.ts';

/** The line above every page of the platform's host: whose it is, how it looks, the other language. */
export function PlatformStrip() {
  const site = useSite();
  const { locale, href, path, twin } = site;
  return (
    <OfficialStrip
      alternates={{ [locale]: href(path), [twin.locale]: twin.href } as Record<'uk' | 'en', string>}
      lookHref={lookHref(site)}
      audience="platform"
    />
  );
}
