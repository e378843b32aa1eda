/** Sends the browser on by GET, and keeps the answer out of every cache. */
export function seeOther(location: string, ...setCookies: readonly string[]): Response {
  const headers = new Headers({ Location: location, 'Cache-Control': 'private, no-store' });
  for (const cookie of setCookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
