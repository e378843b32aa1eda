import { createHash } from 'node:crypto';
import type { Logger } from '@viche/plugin-api';
import { pino } from 'pino';

/** The only fields that may be logged: threats §5.10. Everything else is dropped, so that no personal data slips in. */
const FIELDS = [
  'event',
  'reqId',
  'traceId',
  'tenantId',
  'plugin',
  'command',
  'job',
  'route',
  'method',
  'status',
  'code',
  'durMs',
  'dbMs',
  'dbCount',
  'queueMs',
  'attempt',
  'actorKind',
  'sessionRef',
  'netRef',
  'release',
  'err',
  'count',
  'port',
  'limit',
] as const;

const CONTROL = /[\p{Cc}\p{Cf}]/gu;
const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(CONTROL, ' ').slice(0, 512)
    : typeof value === 'number' || typeof value === 'boolean'
      ? value
      : undefined;

/** Name and stack hash of an error: enough to find it again, nothing of what it carried. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const where = error.stack?.split('\n').slice(1, 6).join('\n') ?? error.name;
  return {
    name: error.name,
    stackHash: createHash('sha256').update(where).digest('hex').slice(0, 16),
    at: clean(
      error.stack
        ?.split('\n')[1]
        ?.trim()
        .replace(/\(.*[\\/]/, '('),
    ),
    code: clean((error as { code?: unknown }).code),
  };
}

function allowed(fields: object): object {
  const known = new Map(Object.entries(fields));
  return Object.fromEntries(
    FIELDS.flatMap((name) =>
      known.has(name) ? [[name, name === 'err' ? errorFields(known.get(name)) : clean(known.get(name))]] : [],
    ),
  );
}

/** JSON lines on stdout with the allowed fields only. */
export function createLogger(level: string, release: string): Logger {
  const out = pino({
    level,
    base: { release },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    messageKey: 'message',
  });
  return {
    debug: (fields, message) => out.debug(allowed(fields), message),
    info: (fields, message) => out.info(allowed(fields), message),
    warn: (fields, message) => out.warn(allowed(fields), message),
    error: (fields, message) => out.error(allowed(fields), message),
  };
}
