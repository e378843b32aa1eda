/** Facts that go into the message's text and into the typed error's fields. JSON only. */
export type ErrorParams = Readonly<Record<string, unknown>>;

/**
 * A refusal that the product expects: part of a command's answer, never a bug. `code` is stable for ever
 * (`petitions/already-signed`), its text stands in the owner's catalogue under `errors.<name>`.
 */
export abstract class ExpectedError<P extends ErrorParams = ErrorParams> extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
  readonly params: P;
  /** Name of the input field it belongs to, where there is one. */
  readonly field: string | undefined;

  constructor(params: P, field?: string) {
    super();
    this.params = params;
    this.field = field;
  }
}

/**
 * Makes the base class of one expected error.
 *
 * @example
 * export class AlreadySigned extends expected('petitions/already-signed', 409)<{ signedAt: Date }> {}
 */
export function expected<const Code extends string>(code: Code, status: number) {
  return class<P extends ErrorParams = ErrorParams> extends ExpectedError<P> {
    static readonly code: Code = code;
    readonly code: Code = code;
    readonly status: number = status;
    override readonly message: string = code;
  };
}

export interface FieldProblem {
  /** Path of the field with dots: `answers.2`. */
  readonly field: string;
  /** Catalogue key without namespace below `core:problem`, e.g. `too-long`. */
  readonly problem: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Absent, and hidden from this reader: the two look alike. */
export class NotFound extends expected('core/not-found', 404) {}
export class ModuleOff extends expected('core/module-off', 404)<{ plugin: string }> {}
export class SignInNeeded extends expected('core/sign-in', 401) {}
export class AssuranceNeeded extends expected('core/assurance', 403)<{ have: string; need: string }> {}
export class StepUpNeeded extends expected('core/step-up', 403) {}
/** Told to staff of the tenant only; a stranger gets NotFound. */
export class Forbidden extends expected('core/forbidden', 403) {}
/** The act waits for a second member of staff, or the same person came twice (threats F07). Nothing was done yet. */
export class FourEyesNeeded extends expected('core/four-eyes', 202)<{ requestId: string }> {}
export class ScopeRefused extends expected('core/scope', 403) {}
export class OwnCase extends expected('core/own-case', 403) {}
export class BadInput extends expected('core/bad-input', 422)<{ fields: readonly FieldProblem[] }> {}
export class Locked extends expected('core/locked', 409)<{ by: string; until: Date }> {}
export class Conflict extends expected('core/conflict', 409)<{ current?: unknown }> {}
export class Closed extends expected('core/closed', 409)<{ at?: Date }> {}
export class Frozen extends expected('core/frozen', 409)<{ key: string; why: string }> {}
export class FormChanged extends expected('core/form-changed', 409) {}
export class RateLimited extends expected('core/rate-limited', 429)<{ retryAfter: number }> {}
/** `readOnly`: pages go on, but nobody can change anything until the operator has made room (threats R09). */
export class Busy extends expected('core/busy', 503)<{ retryAfter: number; readOnly?: boolean }> {}
export class OutcomeUnknown extends expected('core/outcome-unknown', 503) {}

/** A file that has no place here: of another kind, or larger than the rules allow. */
export class FileNotAllowed extends expected('core/file-not-allowed', 422)<{ megabytes: number }> {}
export class TooManyFiles extends expected('core/too-many-files', 409)<{ most: number }> {}

/** The site is being closed: what runs goes on, nothing new begins. Of commands that `begin` a process. */
export class SiteClosing extends expected('core/site-closing', 409)<{ lastDay: string }> {}

/** The officer's looks at people of this day are used up (threats F08). */
export class LooksSpent extends expected('core/looks-spent', 429)<{ limit: number }> {}

/** Refusals that any command may answer with. */
export const CORE_ERRORS = [
  NotFound,
  ModuleOff,
  SignInNeeded,
  AssuranceNeeded,
  StepUpNeeded,
  Forbidden,
  FourEyesNeeded,
  ScopeRefused,
  OwnCase,
  BadInput,
  Locked,
  Conflict,
  Closed,
  Frozen,
  FormChanged,
  RateLimited,
  Busy,
  OutcomeUnknown,
  FileNotAllowed,
  TooManyFiles,
  LooksSpent,
] as const;

/** A class of expected error, as listed in a command's `errors`. */
// biome-ignore lint/suspicious/noExplicitAny: constructors are contravariant in their parameters; every subclass must fit
export type ExpectedErrorClass = (new (...args: any[]) => ExpectedError) & { readonly code: string };
