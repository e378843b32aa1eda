import type { TenantKeys } from '@viche/identity';
import type { AnyPluginServer } from '@viche/plugin-api';
import { writeSettings } from '@viche/settings/server';
import { z } from 'zod';
import { coreCommand } from './core-command.ts';
import { raiseConfigVersion } from './raise-config-version.ts';
import { settingsPlace, settingsSealer } from './settings-place.ts';

/**
 * The owner changes settings of one plugin. The patch is checked by the plugin's schema; a page that is out of date is
 * refused with `core/conflict`.
 */
export function updateSettings(manifest: AnyPluginServer['manifest'], keys: TenantKeys) {
  return coreCommand({
    name: 'core.update-settings',
    plugin: manifest,
    assurance: 'eid',
    can: ['update', 'Setting'],
    by: 'staff',
    input: z.strictObject({
      patch: z.record(z.string(), z.unknown()),
      secrets: z.record(z.string(), z.string().nullable()),
      revision: z.int().min(0),
      reason: z.string().max(1_000),
    }),
    errors: [],
    interactive: true,
    proof: 'fresh',
    async run(ctx, { patch, secrets, revision, reason }) {
      const written = await writeSettings(ctx.sql, settingsPlace(manifest, keys), {
        patch,
        secrets,
        revision,
        reason: reason || null,
        staffId: ctx.actor.staffId,
        now: await ctx.now(),
        sealer: settingsSealer(keys),
        bumpConfigVersion: () => raiseConfigVersion(ctx),
      });
      const values = (side: 'oldValue' | 'newValue') =>
        Object.fromEntries(written.changes.map((change) => [change.key, change[side]]));
      ctx.noteChange({ type: 'Setting', id: manifest.id }, values('oldValue'), values('newValue'));
      return { revision: written.revision, changed: written.changes.length };
    },
  });
}
