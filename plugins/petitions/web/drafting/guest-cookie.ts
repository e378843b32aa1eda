const NAME = 'viche-petition';
const KEY = /^[0-9a-f]{64}$/;

const nameAt = (origin: string): string => `${origin.startsWith('https:') ? '__Host-' : ''}${NAME}`;

/** Secret of a guest's draft in this browser. A name that comes twice was tossed in by somebody: nobody's (threats T20). */
export function readGuestKey(request: Request, origin: string): string | null {
  const name = `${nameAt(origin)}=`;
  const values = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(name))
    .map((pair) => pair.slice(name.length));
  const [key] = values;
  return values.length === 1 && key && KEY.test(key) ? key : null;
}

export function newGuestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Set-Cookie value. The cookie ends with the browser, so that on a shared computer the next person finds nothing. */
export function guestCookie(key: string | null, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${nameAt(origin)}=${key ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${key ? '' : '; Max-Age=0'}`;
}
