import {
  AssistedOff,
  FourEyesDecided,
  InvitationOther,
  InvitationOver,
  InvitationUsed,
  InvitationWaits,
  LastOwner,
  ListEnded,
  ListLoading,
  ListUnusable,
  NotAtDesk,
  ResetEnded,
  ResetWaits,
  ResidenceSourceOff,
  RoleHeld,
} from '@viche/host';
import type { Translator } from '@viche/i18n';
import { PasskeyKnown, PasskeyRefused, TooManyPasskeys } from '@viche/identity';
import { CORE_ERRORS } from '@viche/plugin-api';
import type { Outcome } from '@viche/site';
import type { ExecutionResult, GraphQLError } from 'graphql';

/** Refusals of the core's own commands, which no other command answers with. */
const OF_CORE_COMMANDS = [
  AssistedOff,
  FourEyesDecided,
  InvitationOther,
  InvitationOver,
  InvitationUsed,
  InvitationWaits,
  LastOwner,
  ListEnded,
  ListLoading,
  ListUnusable,
  NotAtDesk,
  PasskeyKnown,
  PasskeyRefused,
  ResetEnded,
  ResetWaits,
  ResidenceSourceOff,
  RoleHeld,
  TooManyPasskeys,
] as const;

const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map(
  [...CORE_ERRORS, ...OF_CORE_COMMANDS].map((error) => [error.code, new error({} as never).status]),
);

/** HTTP status of an error code: the core's own table, 409 for a plugin's. */
export const statusOf = (code: string): number =>
  STATUS_OF_CODE.get(code) ?? (/^(core|graphql)\//.test(code) ? 500 : 409);

interface TypedError {
  code: string;
  message: string;
  field?: string | null;
  fields?: { field: string; message: string }[];
}

/** What the only field of a mutation answered. */
export function outcomeOf<T>(value: unknown): Outcome<T> {
  const error = value as Partial<TypedError> | null;
  if (!error || typeof error.code !== 'string') return { done: true, value: value as T };
  const { code, message = '', field, fields = [] } = error as TypedError;
  return {
    done: false,
    status: statusOf(code),
    refusal: { code, message, fields: field ? [...fields, { field, message }] : fields },
  };
}

/** Where GraphQL says that a variable does not fit: `Variable "$input" got invalid value … at "input.day"; Day wants …`. */
const MISREAD = /^Variable "\$input" got invalid value .* at "input\.([\w.[\]]+)"; (.*)$/s;
/** By what the type complains of. */
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [/Day(Time)? wants|DateTime wants/, 'not-a-day'],
  [/ enum\b/, 'not-a-choice'],
  [/^Int cannot/, 'not-a-whole-number'],
];

function misreadField({ extensions, message }: GraphQLError): { field: string; problem: string } | null {
  const parts = extensions.code === 'graphql/bad-request' ? MISREAD.exec(message) : null;
  if (!parts) return null;
  const [, field = '', complaint = ''] = parts;
  const dotted = field.replace(/\[(\d+)\]/g, '.$1');
  return { field: dotted, problem: PROBLEMS.find(([pattern]) => pattern.test(complaint))?.[1] ?? 'invalid' };
}

/**
 * The refusal of a form whose days, numbers or choices are none at all: the API stops these before any command can
 * name them, and a person must still see them beside the field. Null when something else went wrong.
 */
export function misreadOutcome({ errors = [] }: ExecutionResult, { t }: Translator): Outcome<never> | null {
  const misread = errors.map(misreadField);
  if (misread.length === 0 || misread.includes(null)) return null;
  const fields = misread.map((one) => ({ field: one!.field, message: t(`forms:problem.${one!.problem}`) }));
  const code = 'core/bad-input';
  return { done: false, status: statusOf(code), refusal: { code, message: t(`core:errors.${code}.title`), fields } };
}
