import { ASSISTED_CODE_MINUTES, askRegisters, assistedCodeHash, isDay, newAssistedCode } from '@viche/identity';
import { BadInput, Closed, NotFound, OwnCase } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import {
  checkedByOfficer,
  personOfDocument,
  RESIDENCE_DOCUMENTS,
  requireChecked,
  typedCode,
} from '../residency/confirm-residency.ts';
import { registersOf } from '../residency/residence-rules.ts';
import { AssistedOff } from './errors.ts';

const name = z.string().trim().max(100);
const subject = (id: string) => ({ type: 'AssistedSession', id });

/**
 * An officer begins to serve a resident whose document lies before her. The answer's code opens the resident's session once, on
 * another screen than the officer's own: her desk is never in the same browser. The document's code is not kept.
 */
export const startAssisted = coreCommand({
  name: 'core.start-assisted',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['start', 'AssistedSession'],
  by: 'staff',
  input: z.strictObject({
    code: typedCode,
    familyName: name.min(1),
    givenName: name.min(1),
    patronymic: name.optional(),
    /** `2001-03-04`; a tax number says it by itself. */
    birthDate: z.string().max(10).optional(),
    document: z.enum(RESIDENCE_DOCUMENTS),
    checked: checkedByOfficer,
  }),
  errors: [AssistedOff],
  interactive: true,
  async run(ctx, { checked, document, birthDate, ...seen }) {
    if (!ctx.settings.assistedMode) throw new AssistedOff({});
    requireChecked(checked);
    if (birthDate && !isDay(birthDate)) throw new BadInput({ fields: [{ field: 'birthDate', problem: 'not-a-day' }] });
    const identity = await identityOf(ctx);
    const { participantId, code } = await personOfDocument(ctx, { ...seen, ...(birthDate && { birthDate }) });
    // Nobody serves herself (threats V16), nor a colleague's account under another document of the same person.
    if (participantId === ctx.actor.participantId) throw new OwnCase({});
    await askRegisters(identity, participantId, [code], registersOf(ctx.settings));
    const [id, opening, now] = [ctx.newId(), newAssistedCode(), await ctx.now()];
    const expiresAt = new Date(now.getTime() + ASSISTED_CODE_MINUTES * 60_000);
    await ctx.sql`
      insert into assisted_session
        (tenant_id, id, staff_id, participant_id, document, code_hash, code_expires_at, idle_minutes, started_at)
      values (${ctx.tenantId}::uuid, ${id}::uuid, ${ctx.actor.staffId}::uuid, ${participantId}::uuid, ${document},
        ${assistedCodeHash(identity.keys, opening)}, ${expiresAt}, ${ctx.settings.assistedIdleMinutes}::int, ${now})`;
    ctx.noteChange(subject(id), null, { participantId, document });
    return { assistedId: id, openingCode: opening, expiresAt };
  },
});

/** The officer ends a service of her own, whether it was opened or not. */
export const endAssisted = coreCommand({
  name: 'core.end-assisted',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['start', 'AssistedSession'],
  by: 'staff',
  input: z.strictObject({ assistedId: z.guid() }),
  errors: [],
  async run(ctx, { assistedId }) {
    const { sql, tenantId, actor } = ctx;
    const [found] = await sql<{ endedAt: Date | null }>`
      select ended_at as "endedAt" from assisted_session
      where tenant_id = ${tenantId}::uuid and id = ${assistedId}::uuid and staff_id = ${actor.staffId}::uuid for update`;
    if (!found) throw new NotFound({});
    if (found.endedAt) throw new Closed({ at: found.endedAt });
    await sql`
      update assisted_session set ended_at = ${await ctx.now()}, ended_by = 'officer', code_hash = null
      where tenant_id = ${tenantId}::uuid and id = ${assistedId}::uuid`;
    ctx.noteChange(subject(assistedId), { ended: null }, { ended: 'officer' });
    return { assistedId };
  },
});

/** The resident has done what was to do: the session at the desk ends. */
export const finishAssisted = coreCommand({
  name: 'core.finish-assisted',
  plugin: CORE_MANIFEST,
  assurance: 'guest',
  can: ['finish', 'AssistedSession'],
  by: 'participant',
  input: z.strictObject({}),
  errors: [],
  atDesk: true,
  async run(ctx) {
    const { assisted } = ctx.actor;
    if (!assisted) throw new NotFound({});
    await ctx.sql`
      update assisted_session set ended_at = ${await ctx.now()}, ended_by = 'resident'
      where tenant_id = ${ctx.tenantId}::uuid and id = ${assisted.id}::uuid and ended_at is null`;
    ctx.noteChange(subject(assisted.id), { ended: null }, { ended: 'resident' });
    return { assistedId: assisted.id };
  },
});
