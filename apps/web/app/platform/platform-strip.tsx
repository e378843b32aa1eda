import { useSite } from '@viche/site';
import { OfficialStrip } from '@viche/ui';
import { alternatesOf, lookHref } from '../links.ts';

/** The line above every page of the platform's host: whose it is, how it looks, the other language. */
export function PlatformStrip() {
  const site = useSite();
  return <OfficialStrip alternates={alternatesOf(site)} lookHref={lookHref(site)} audience="platform" />;
}
