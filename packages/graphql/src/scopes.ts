import { type AuthFailure, AuthScopeFailureType, type ForbiddenResult } from '@pothos/plugin-scope-auth';
import {
  ASSURANCE_LEVELS,
  type Assurance,
  AssuranceNeeded,
  type ExpectedError,
  Forbidden,
  NotFound,
  SignInNeeded,
} from '@viche/plugin-api';
import type { GraphqlContext } from './context.ts';

/** The scopes that a field or a type may ask for in `authScopes`. */
export function scopesOf(ctx: GraphqlContext) {
  return {
    can: ([action, subject]: readonly [string, string]) => ctx.ability.can(action, subject),
    assurance: (need: Assurance) => ASSURANCE_LEVELS.indexOf(ctx.actor.assurance) >= ASSURANCE_LEVELS.indexOf(need),
    staff: ctx.actor.roles.length > 0,
  };
}

/**
 * What a failed scope answers. A row that is hidden looks like one that does not exist; only staff hear "forbidden".
 */
export function refusalOf(
  _parent: unknown,
  ctx: GraphqlContext,
  _info: unknown,
  result: Pick<ForbiddenResult, 'failure'>,
): ExpectedError {
  if (result.failure.kind === AuthScopeFailureType.AuthScopeFunction) return new NotFound({});
  if (ctx.actor.kind === 'guest') return new SignInNeeded({});
  const need = assuranceAsked(result.failure);
  if (need) return new AssuranceNeeded({ have: ctx.actor.assurance, need });
  return ctx.actor.roles.length > 0 ? new Forbidden({}) : new NotFound({});
}

function assuranceAsked(failure: AuthFailure): string | undefined {
  if (failure.kind === AuthScopeFailureType.AuthScope) {
    return failure.scope === 'assurance' ? String(failure.parameter) : undefined;
  }
  if ('failures' in failure) return failure.failures.map(assuranceAsked).find((need) => need !== undefined);
  return undefined;
}
