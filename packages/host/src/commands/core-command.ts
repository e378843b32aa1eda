import { type Command, type CommandDefinition, command, type Schemas, type SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';

const ofTheCore = new WeakSet<object>();

/** Declares an act of the core upon a plugin: it runs in that plugin's context, also while the plugin is off. */
export function coreCommand<I extends z.ZodType, R, S extends SettingsSchema, E extends Schemas, J extends Schemas>(
  definition: CommandDefinition<I, R, S, E, J>,
): Command<I, R, S, E, J> {
  ofTheCore.add(definition);
  return command(definition);
}

/** Told by identity, so that no plugin can claim it by a name. */
export const isCoreCommand = (definition: object): boolean => ofTheCore.has(definition);
