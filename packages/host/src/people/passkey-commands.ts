import {
  addPasskeyOf,
  type Ceremony,
  PasskeyKnown,
  PasskeyRefused,
  proveByPasskey,
  rotateSession,
  TooManyPasskeys,
} from '@viche/identity';
import { NotFound, type PluginContext, StepUpNeeded } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import type { CoreSettings } from '../login-settings.ts';

const name = z.string().trim().min(1).max(60);
/** JSON of what the browser answered. */
const answer = z.string().min(1).max(10_000);
const subject = (id: string) => ({ type: 'Passkey', id });

type Work = PluginContext & { readonly settings: Pick<CoreSettings, 'stepUpMinutes'> };

/** @throws {NotFound} for a caller without a browser's session */
export function ceremonyOf({ actor, origin }: Pick<PluginContext, 'actor' | 'origin'>): Ceremony {
  const { participantId, sessionId } = actor;
  if (!participantId || !sessionId || !origin) throw new NotFound({});
  return { participantId, sessionId, origin };
}

/** Whether the session began by a login of the last minutes. */
export async function signedInLately({ sql, tenantId, actor, settings }: Work): Promise<boolean> {
  const [row] = await sql`
    select id from session where tenant_id = ${tenantId}::uuid and id = ${actor.sessionId}::uuid and ended_at is null
      and created_at > now() - make_interval(mins => ${settings.stepUpMinutes}::int)`;
  return row !== undefined;
}

/**
 * Who is about to change what opens dangerous acts shows the passkey that is there; the first one wants a login of the last
 * minutes. Otherwise a stolen unlocked browser could add a key of its thief (threats O14).
 */
async function requireOwnHand(ctx: Work): Promise<void> {
  const [held] = await ctx.sql`
    select id from passkey where tenant_id = ${ctx.tenantId}::uuid and participant_id = ${ctx.actor.participantId}::uuid limit 1`;
  const proved = held ? ctx.actor.proof === 'fresh' : await signedInLately(ctx);
  if (!proved) throw new StepUpNeeded({});
}

/** Adds a passkey to the acting person's account. */
export const addPasskey = coreCommand({
  name: 'core.add-passkey',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ name, answer }),
  errors: [PasskeyRefused, PasskeyKnown, TooManyPasskeys],
  interactive: true,
  proof: 'none',
  async run(ctx, input) {
    await requireOwnHand(ctx);
    const passkeyId = await addPasskeyOf(await identityOf(ctx), ceremonyOf(ctx), input);
    ctx.noteChange(subject(passkeyId), null, 'added');
    return { passkeyId };
  },
});

/** Calls a passkey otherwise. */
export const renamePasskey = coreCommand({
  name: 'core.rename-passkey',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ passkeyId: z.guid(), name }),
  errors: [],
  interactive: true,
  proof: 'none',
  async run({ sql, tenantId, actor, noteChange }, input) {
    const [row] = await sql`
      update passkey set name = ${input.name}
      where tenant_id = ${tenantId}::uuid and id = ${input.passkeyId}::uuid and participant_id = ${actor.participantId}::uuid
      returning id`;
    if (!row) throw new NotFound({});
    noteChange(subject(input.passkeyId), null, 'renamed');
    return { passkeyId: input.passkeyId };
  },
});

/** Takes a passkey out of the acting person's account. */
export const removePasskey = coreCommand({
  name: 'core.remove-passkey',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ passkeyId: z.guid() }),
  errors: [],
  interactive: true,
  proof: 'fresh',
  async run({ sql, tenantId, actor, noteChange }, { passkeyId }) {
    const [row] = await sql`
      delete from passkey
      where tenant_id = ${tenantId}::uuid and id = ${passkeyId}::uuid and participant_id = ${actor.participantId}::uuid
      returning id`;
    if (!row) throw new NotFound({});
    noteChange(subject(passkeyId), 'added', 'removed');
    return { passkeyId };
  },
});

/**
 * The step-up: the person shows a passkey, and the session goes on under a new token with dangerous acts open for some minutes.
 * No field of the API runs it, because its result is a cookie.
 */
export const proveYourself = coreCommand({
  name: 'core.prove-yourself',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['prove', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ answer, sessionToken: z.string().max(100) }),
  errors: [PasskeyRefused],
  interactive: true,
  proof: 'none',
  async run(ctx, { answer: given, sessionToken }) {
    const identity = await identityOf(ctx);
    await proveByPasskey(identity, ceremonyOf(ctx), given);
    const next = await rotateSession(identity, sessionToken, { stepUpSeconds: ctx.settings.stepUpMinutes * 60 });
    if (!next) throw new PasskeyRefused({ reason: 'session' });
    ctx.noteChange({ type: 'Session', id: ctx.actor.sessionId! }, 'given', 'fresh');
    return { sessionToken: next };
  },
});
