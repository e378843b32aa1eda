import type { AnyPluginServer } from '@viche/plugin-api';
import { servers } from '@viche/registry/servers';
import template from '../../plugins/_template/server/index.ts';

/** Every plugin under the contract: those of viche.config.ts, and the template that new ones are made from. */
export const PLUGINS: readonly AnyPluginServer[] = [...servers, template];

/** For `describe.each`: id and server. */
export const EACH_PLUGIN = PLUGINS.map((server) => [server.manifest.id, server] as const);

/** The plugin and everything that it requires, itself last. */
export function withRequirements(server: AnyPluginServer): readonly AnyPluginServer[] {
  const required = (server.manifest.requires ?? []).flatMap((id) => {
    const found = PLUGINS.find(({ manifest }) => manifest.id === id);
    return found ? withRequirements(found) : [];
  });
  return [...new Set([...required, server])];
}
