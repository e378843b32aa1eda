import { resolveNodes } from '@pothos/plugin-relay';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const NOTHING = '00000000-0000-0000-0000-000000000000';

export interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/** `Petition` and its UUID as an opaque id. It says nothing that the type and the address of the thing do not. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** Takes an id apart; a malformed one becomes an id of nothing rather than an error that tells it from an absent one. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [typename = '', id = '', ...rest] = Buffer.from(globalId, 'base64url').toString('utf8').split(':');
  return rest.length === 0 && UUID.test(id) ? { typename, id } : { typename: '', id: '' };
}

/**
 * UUID of an argument that may be the global id of one type, or a bare UUID. Whatever else was given becomes an id that
 * nothing has, so that it reads as absent.
 */
export function idOf(typename: string, given: string): string {
  if (UUID.test(given)) return given;
  const decoded = decodeGlobalId(given);
  return decoded.typename === typename ? decoded.id : NOTHING;
}

/** Nodes of the ids, null for each that is malformed, unknown, of another type or tenant, or hidden. */
export async function loadNodes(
  builder: Builder,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
  ids: readonly GlobalId[],
): Promise<unknown[]> {
  const known = ids.map(({ typename, id }) => {
    const type = typename && info.schema.getType(typename);
    const isNode = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    return isNode ? { typename, id } : null;
  });
  return Promise.all(await resolveNodes(builder, context, info, known));
}
