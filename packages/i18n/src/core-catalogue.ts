import en from '../catalogues/core.en.json' with { type: 'json' };
import uk from '../catalogues/core.uk.json' with { type: 'json' };
import type { Catalogue } from './catalogues.ts';
import type { TextValues, Translate } from './translator.ts';

/** Words that belong to no plugin: acts, areas, roles and the refusals every command may return. */
export const coreCatalogue: Catalogue = { ns: 'core', uk, en };

/** Codes of the core that have a text, as in `core:errors.<code>`. */
export const CORE_ERROR_CODES = [
  'core/not-found',
  'core/sign-in',
  'core/assurance',
  'core/step-up',
  'core/forbidden',
  'core/scope',
  'core/four-eyes',
  'core/own-case',
  'core/bad-input',
  'core/locked',
  'core/conflict',
  'core/closed',
  'core/frozen',
  'core/form-changed',
  'core/module-off',
  'core/rate-limited',
  'core/looks-spent',
  'core/site-closing',
  'core/opening',
  'core/busy',
  // A text of `core/busy`, not a code of its own.
  'core/read-only',
  'core/outcome-unknown',
  'core/csrf',
  'core/too-large',
  'core/internal',
  'core/bad-host',
  'core/unknown-host',
  // Of a state, not a code.
  'core/suspended',
] as const;
export type CoreErrorCode = (typeof CORE_ERROR_CODES)[number];

/** What happened, what it means, what to do next. */
export interface ErrorText {
  readonly title: string;
  readonly body: string;
  readonly next: string;
}

/** Text of a core refusal. `values` fill what the refusal carries (`by`, `until`, `seconds`, …). */
export function describeCoreError(t: Translate, code: CoreErrorCode, values?: TextValues): ErrorText {
  const text = (part: string) => t(`core:errors.${code}.${part}`, values);
  return { title: text('title'), body: text('body'), next: text('next') };
}
