import type { Actor, Assurance } from '@viche/plugin-api';
import { publicNameOf } from './claims.ts';
import { rowSealer } from './field-encryption.ts';
import type { IdentityContext } from './identity-context.ts';
import { type AcrLevel, acrReaches } from './provider.ts';
import type { ActorFacts } from './resolve-session.ts';
import { SESSION_LIMITS } from './session.ts';

/** Whoever has not signed in. */
export const GUEST: Actor = Object.freeze({
  kind: 'guest',
  participantId: null,
  staffId: null,
  roles: [],
  assurance: 'guest',
  personKey: null,
  publicName: null,
  age: null,
  sessionId: null,
  proof: 'given',
  via: 'session',
});

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Day in a time zone, `YYYY-MM-DD`. */
export function localDay(at: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(at);
}

/** Full years on a day. Who was born on 29 February is a year older on 1 March where there is no such day. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** How well the person is known now, under the tenant's minimum level of an e-ID. */
export function assuranceOf(
  facts: Pick<ActorFacts, 'ceiling' | 'acr' | 'resident'> & Partial<Pick<ActorFacts, 'assisted'>>,
  minimumAcr: AcrLevel,
): Assurance {
  // At a desk the officer has the document before her: no level of an e-ID is asked for.
  const known = facts.assisted ? true : acrReaches(facts.acr, minimumAcr);
  if (facts.ceiling !== 'eid' || !known) return 'email';
  return facts.resident ? 'resident' : 'eid';
}

/** How lately staff must have proved who they are, by the hromada's settings. */
export interface ProofRules {
  readonly stepUpMinutes: number;
  /** Days that a new owner has until a passkey is required. */
  readonly passkeyGraceDays: number;
}

/**
 * What the person has proved beside the login (threats O14). Whoever has a passkey shows it; whoever has none signs in anew; an
 * owner whose days of grace are over has to have one.
 */
export function proofOf(
  facts: Pick<ActorFacts, 'steppedUp' | 'secondStep' | 'hasPasskey' | 'ownerSince' | 'signedInAt' | 'now'>,
  { stepUpMinutes, passkeyGraceDays }: ProofRules,
): Actor['proof'] {
  const { ownerSince, hasPasskey, now } = facts;
  const graceOver = ownerSince !== null && now.getTime() - ownerSince.getTime() >= passkeyGraceDays * DAY_MS;
  if (ownerSince !== null && (hasPasskey || graceOver) && !facts.secondStep) return 'due';
  if (facts.steppedUp) return 'fresh';
  const signedInLately = now.getTime() - facts.signedInAt.getTime() < stepUpMinutes * MINUTE_MS;
  return signedInLately && !hasPasskey && !graceOver ? 'fresh' : 'given';
}

/** Whether somebody showed lately that it is still the person who signed in. */
export function loginOf(
  { signedInAt, now }: Pick<ActorFacts, 'signedInAt' | 'now'>,
  proof: Actor['proof'],
): 'fresh' | 'old' {
  const isLate = now.getTime() - signedInAt.getTime() > SESSION_LIMITS.freshLogin * 1_000;
  return proof === 'fresh' || !isLate ? 'fresh' : 'old';
}

/** Computes once, at first use. */
function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The contract's actor. Name and age are unsealed when somebody reads them: most requests never do. */
export function toActor(
  ctx: Pick<IdentityContext, 'tenant' | 'keys'>,
  facts: ActorFacts,
  rules: { readonly minimumAcr: AcrLevel } & ProofRules,
): Actor {
  const sealer = rowSealer(ctx.keys, 'participant', facts.participantId);
  const name = lazy(() =>
    publicNameOf({
      familyName: sealer.open('family_name', facts.sealed.familyName) ?? '',
      givenName: sealer.open('given_name', facts.sealed.givenName) ?? '',
      patronymic: sealer.open('patronymic', facts.sealed.patronymic),
    }),
  );
  const age = lazy(() => {
    const birthDate = sealer.open('birth_date', facts.sealed.birthDate);
    return birthDate === null ? null : ageOn(birthDate, localDay(facts.now, ctx.tenant.timeZone));
  });
  const proof = proofOf(facts, rules);
  return {
    kind: 'participant',
    participantId: facts.participantId,
    staffId: facts.staffId,
    roles: facts.roles,
    assurance: assuranceOf(facts, rules.minimumAcr),
    personKey: facts.personKey,
    get publicName() {
      return name();
    },
    get age() {
      return age();
    },
    sessionId: facts.sessionId,
    proof,
    login: loginOf(facts, proof),
    via: 'session',
    ...(facts.assisted && { assisted: facts.assisted }),
  };
}
