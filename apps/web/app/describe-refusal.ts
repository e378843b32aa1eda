import { isRouteErrorResponse } from '@remix-run/react';
import { CORE_ERROR_CODES, describeCoreError, type ErrorText, type Translator } from '@viche/i18n';

/** The code of what a route threw; everything that is not a refusal of ours is `core/internal`. */
export function codeOf(error: unknown): string {
  if (!isRouteErrorResponse(error)) return 'core/internal';
  const { code } = (error.data ?? {}) as { code?: unknown };
  if (typeof code === 'string') return code;
  return error.status === 404 ? 'core/not-found' : 'core/internal';
}

/** What happened, what became of the person's act, what to do. A module's texts may hold the first only. */
export function describeRefusal({ t, has }: Pick<Translator, 't' | 'has'>, code: string): ErrorText {
  const core = CORE_ERROR_CODES.find((known) => known === code);
  if (core) return describeCoreError(t, core);
  const [owner = 'core', name = ''] = code.split('/');
  const long = `${owner}:errors.${code}`;
  if (has(`${long}.title`)) return { title: t(`${long}.title`), body: t(`${long}.body`), next: t(`${long}.next`) };
  const short = `${owner}:errors.${name}`;
  return has(short) ? { title: t(short), body: '', next: '' } : describeCoreError(t, 'core/internal');
}
