/** The application's log; `Logger` of the plugin contract fits. */
export interface JobLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Names of the numbers that the queues report; the application turns them into Prometheus metrics. */
export type JobMetricName =
  | 'jobs.completed'
  | 'jobs.failed'
  | 'jobs.dead'
  | 'jobs.parked'
  /** Forged or damaged: raise an alarm on the first one. */
  | 'jobs.rejected'
  | 'jobs.seconds'
  | 'outbox.relayed'
  /** Deliveries that the queue had lost and the sweeper put back. */
  | 'outbox.rebuilt'
  | 'outbox.backlog'
  | 'outbox.backlog.seconds'
  | 'counters.drained';

/** One measurement: counters are steps to add, `outbox.backlog*` are gauges, `jobs.seconds` is one observation. */
export interface JobMetric {
  readonly name: JobMetricName;
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
}

export type OnMetric = (metric: JobMetric) => void;

/** What went wrong, without anybody's data: messages of databases and parsers quote the values that they refuse. */
export function describeReason(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown value is not an error';
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  return [error.name, code, constraint].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'core/busy',
  'core/outcome-unknown',
]);
const CONNECTION_WORDS =
  /connection (terminated|ended|closed)|client has encountered a connection error|timeout exceeded when trying to connect/i;

/** True where the database, not the job, is at fault: such a run costs the job none of its attempts. */
export function isOutage(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    const { code } = current as Error & { code?: unknown };
    if (typeof code === 'string' && CONNECTION_CODES.has(code)) return true;
    if (CONNECTION_WORDS.test(current.message)) return true;
  }
  return false;
}
