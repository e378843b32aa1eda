/** A policy names each of them in every answer. */
export const ORIGINS_MOST = 20;

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** `https://rada.example`, with a port at most: what the browser compares. Lower case, as browsers send it. */
export function isSiteOrigin(text: string): boolean {
  const [, host = '', port] = /^https:\/\/([^/:?#\s]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  return HOST.test(host) && (port === undefined || (Number(port) > 0 && Number(port) < 65_536));
}

/** What is wrong with the first bad line of a list of sites, or null. A wildcard would let strangers in by a new name. */
export function originsProblem(origins: readonly string[]): { problem: string; site: string } | null {
  for (const [place, site] of origins.entries()) {
    if (site.includes('*')) return { problem: 'petitions:problem.origin-wildcard', site };
    if (site.startsWith('http://')) return { problem: 'petitions:problem.origin-not-https', site };
    if (!isSiteOrigin(site)) return { problem: 'petitions:problem.not-an-origin', site };
    if (origins.indexOf(site) !== place) return { problem: 'petitions:problem.origin-twice', site };
  }
  return null;
}
