import { BadInput, type PluginContext } from '@viche/plugin-api';
import { GroundDisabled } from './errors.ts';

export type DecisionKind = 'changes-requested' | 'refused' | 'reopened' | 'taken-down';

export interface Decision {
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly groundCode?: string;
}

/** Keeps what was decided about a text and why; answers the id that letters name. */
export async function keepDecision(
  ctx: Pick<PluginContext, 'db' | 'tenantId' | 'actor' | 'newId' | 'now'>,
  petition: { id: string; textVersion: number },
  { kind, reason, groundCode }: Decision,
): Promise<string> {
  const id = ctx.newId();
  await ctx.db.petitionDecision.create({
    data: {
      tenantId: ctx.tenantId,
      id,
      petitionId: petition.id,
      kind,
      reason,
      groundCode: groundCode ?? null,
      textVersion: petition.textVersion,
      staffId: ctx.actor.staffId,
      decidedAt: await ctx.now(),
    },
    select: { id: true },
  });
  return id;
}

/**
 * The ground by its code.
 *
 * @throws {BadInput} for a code that the hromada does not know
 * @throws {GroundDisabled} for one that it has switched off
 */
export async function requireGround({ db, tenantId }: Pick<PluginContext, 'db' | 'tenantId'>, code: string) {
  const ground = await db.refusalGround.findFirst({ where: { tenantId, code } });
  if (!ground) throw new BadInput({ fields: [{ field: 'ground', problem: 'unknown' }] });
  if (!ground.enabled) throw new GroundDisabled({ code }, 'ground');
  return ground;
}
