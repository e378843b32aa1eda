import { GraphQLError } from 'graphql';
import { readBody } from './limits/body.ts';
import { LimitRefusal } from './limits/limit-refusal.ts';

const MEDIA_TYPES = new Set(['application/json', 'application/graphql-response+json']);
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The refusals of the transport, before GraphQL has a say. */
export interface DoorOptions {
  /** True when the browser says that this page sent the request: Sec-Fetch-Site and an exact Origin. */
  readonly isSameOrigin: (request: Request) => boolean;
}

/**
 * Lets in JSON by POST, uncompressed and small. A cookie makes the request a person's act, so it must come from the
 * site's own pages; integrators send a token and no cookie.
 * @returns the text of the body, or the response that refuses it
 */
export async function openDoor(request: Request, { isSameOrigin }: DoorOptions): Promise<string | Response> {
  if (request.method !== 'POST') {
    return refusal(405, 'graphql/method', 'GraphQL is spoken by POST', { allow: 'POST' });
  }
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!MEDIA_TYPES.has(mediaType)) return refusal(415, 'graphql/media-type', 'Send application/json');
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== '') {
    return refusal(415, 'graphql/media-type', 'Send the body uncompressed');
  }
  if (request.headers.has('cookie') && !isSameOrigin(request)) {
    return refusal(403, 'core/csrf', 'A request with a cookie must come from the site itself');
  }
  try {
    const body = await readBody(request);
    if (/^\s*\[/.test(body)) return errorResponse(400, new LimitRefusal('batching'));
    return body;
  } catch (error) {
    if (error instanceof LimitRefusal) return errorResponse(413, error);
    return refusal(400, 'graphql/bad-request', 'The body could not be read');
  }
}

function refusal(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return errorResponse(status, new GraphQLError(message, { extensions: { code } }), headers);
}

/** One GraphQL error as a whole response. */
export function errorResponse(status: number, error: GraphQLError, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ errors: [error.toJSON()] }), {
    status,
    headers: { 'content-type': RESPONSE_TYPE, 'cache-control': 'no-store', ...headers },
  });
}
