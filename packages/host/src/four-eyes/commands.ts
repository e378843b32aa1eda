import {
  type AnyCommand,
  type AnyPluginServer,
  Closed,
  type ExpectedErrorClass,
  expected,
  FourEyesNeeded,
  NotFound,
  type PluginContext,
} from '@viche/plugin-api';
import { z } from 'zod';
import { startClosing } from '../closing/closing-commands.ts';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { openSite } from '../trial/open-site.ts';
import { approvedOptions } from './approval.ts';

/** The request was decided or lapsed meanwhile. */
export class FourEyesDecided extends expected('core/four-eyes-decided', 409)<{ state: string }> {}

type Servers = readonly Pick<AnyPluginServer, 'commands'>[];

interface RequestRow {
  readonly command: string;
  readonly input: Uint8Array;
  readonly state: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly lapsesAt: Date;
}

/** Commands of the core and of these plugins that may take two people, by name. */
export function fourEyesCommands(servers: Servers): ReadonlyMap<string, AnyCommand> {
  const commands = [
    startClosing as AnyCommand,
    openSite(servers as readonly AnyPluginServer[]),
    ...servers.flatMap((server) => Object.values(server.commands)),
  ];
  return new Map(commands.flatMap((one) => (one.definition.fourEyes ? [[one.definition.name, one] as const] : [])));
}

/**
 * The open request, for a second person who could do the act alone where one suffices. Locked: of two who decide at once, one
 * is told.
 */
async function openRequest(ctx: PluginContext, commands: ReadonlyMap<string, AnyCommand>, requestId: string) {
  const [request] = await ctx.sql<RequestRow>`
    select command, input, state, requested_by as "requestedBy", requested_at as "requestedAt", lapses_at as "lapsesAt"
    from four_eyes_request where tenant_id = ${ctx.tenantId}::uuid and id = ${requestId}::uuid for update`;
  const command = request && commands.get(request.command);
  if (!request || !command || !ctx.ability.can(...command.definition.can)) throw new NotFound({});
  if (request.requestedBy === ctx.actor.staffId) throw new FourEyesNeeded({ requestId });
  if (request.state !== 'open') throw new FourEyesDecided({ state: request.state });
  if ((await ctx.now()) >= request.lapsesAt) throw new Closed({ at: request.lapsesAt });
  return { request, command };
}

/** Notes the decision, and tells whoever asked. */
async function decide(ctx: PluginContext, requestId: string, state: 'approved' | 'refused', reason: string | null) {
  const [asker] = await ctx.sql<{ participantId: string }>`
    with decided as (
      update four_eyes_request set state = ${state}, decided_by = ${ctx.actor.staffId}::uuid, decided_at = ${await ctx.now()},
        reason = ${reason}
      where tenant_id = ${ctx.tenantId}::uuid and id = ${requestId}::uuid and state = 'open'
      returning requested_by)
    select s.participant_id as "participantId" from staff_member s, decided
    where s.tenant_id = ${ctx.tenantId}::uuid and s.id = decided.requested_by`;
  if (!asker) return;
  await ctx.notify({
    template: 'fourEyesDecided',
    participantId: asker.participantId,
    params: { requestId },
    dedupeKey: `core.fourEyes:${requestId}`,
  });
}

/** A second member of staff approves: the act runs once, now, in the name of both. What it refuses is refused here too. */
export function approveFourEyes(servers: Servers) {
  const commands = fourEyesCommands(servers);
  const errors = [...commands.values()].flatMap(({ definition }) => definition.errors as readonly ExpectedErrorClass[]);
  return coreCommand({
    name: 'core.approve-four-eyes',
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['decide', 'FourEyesRequest'],
    by: 'staff',
    input: z.strictObject({ requestId: z.guid() }),
    errors: [...new Set([FourEyesDecided, ...errors])],
    interactive: true,
    async run(ctx, { requestId }) {
      const { request, command } = await openRequest(ctx, commands, requestId);
      const input: unknown = JSON.parse(ctx.sealing('four_eyes_request', requestId).open('input', request.input));
      const { requestedBy, requestedAt } = request;
      await ctx.run(command.definition, input, approvedOptions({ requestId, requestedBy, requestedAt }));
      await decide(ctx, requestId, 'approved', null);
      ctx.noteChange({ type: 'FourEyesRequest', id: requestId }, 'open', 'approved');
      return { requestId };
    },
  });
}

/** A second member of staff refuses, and says why: nothing is done. */
export function refuseFourEyes(servers: Servers) {
  const commands = fourEyesCommands(servers);
  return coreCommand({
    name: 'core.refuse-four-eyes',
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['decide', 'FourEyesRequest'],
    by: 'staff',
    input: z.strictObject({ requestId: z.guid(), reason: z.string().trim().min(10).max(1_000) }),
    errors: [FourEyesDecided],
    interactive: true,
    async run(ctx, { requestId, reason }) {
      await openRequest(ctx, commands, requestId);
      await decide(ctx, requestId, 'refused', reason);
      ctx.noteChange({ type: 'FourEyesRequest', id: requestId }, 'open', 'refused', reason);
      return { requestId };
    },
  });
}
