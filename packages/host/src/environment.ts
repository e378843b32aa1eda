import { readFileSync } from 'node:fs';
import { KeyRing, keyEnvironment } from '@viche/identity';
import { z } from 'zod';
import { checkGovId, govIdEnvironment } from './gov-id-environment.ts';
import { isLoopback } from './safe-url.ts';

const key = z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64');

const commaSeparated = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );

/** Every setting of the processes, in one place. `<NAME>_FILE` reads a value from a file (secrets by mount). */
const environment = z
  .object({
    VICHE_MODE: z.enum(['development', 'demo', 'production']).default('development'),
    /** Address of the platform; hromadas live on its sub-domains. */
    PLATFORM_URL: z.url(),
    /** Name to which hromadas lead their own domains by CNAME; the platform's own, unless said. */
    OWN_DOMAIN_TARGET: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name')
      .optional(),
    /** Addresses for own domains that can have no CNAME, comma-separated; also where own domains must lead. */
    OWN_DOMAIN_ADDRESSES: commaSeparated.pipe(z.array(z.union([z.ipv4(), z.ipv6()]))),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Processes of the site on that port. */
    WEB_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
    BIND_ADDRESS: z.string().default('127.0.0.1'),
    DATABASE_URL: z.string().startsWith('postgres'),
    RELAY_DATABASE_URL: z.string().startsWith('postgres'),
    QUEUE_DATABASE_URL: z.string().startsWith('postgres').optional(),
    REDIS_URL: z.string().startsWith('redis').optional(),
    DATABASE_SESSIONS: z.coerce.number().int().min(2).max(100).default(16),
    /** The key stored in the database by the bootstrap: 32 bytes in hex. */
    SCOPE_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 32 bytes in hex'),
    ...keyEnvironment.shape,
    ENVELOPE_KEY: key,
    AUDIT_SIGNING_KEY: z.string().min(1),
    /** Signed heads of the audit log are appended here; keep the file in a second place. */
    AUDIT_WITNESS_PATH: z.string().optional(),
    /** Public keys that signed the audit logs of hromadas before they came here; `tenant:import` adds to it. */
    AUDIT_FORMER_KEYS_PATH: z.string().optional(),
    /** Hashes of erased people are appended here; keep the file apart from the database and its backups. */
    ERASURE_JOURNAL_PATH: z.string().optional(),
    /** Folder for files: one that all web processes and the worker reach. Keep it in the backups beside the database. */
    STORAGE_PATH: z.string().min(1),
    /** Megabytes that one hromada may keep. */
    STORAGE_QUOTA_MB: z.coerce.number().int().min(1).max(10_000_000).default(20_480),
    /** `tcp://127.0.0.1:3310`: clamd looks through each file before it is kept; while it is silent none is taken. */
    CLAMD_URL: z
      .string()
      .regex(/^tcp:\/\/[\w.:[\]-]+:\d{1,5}$/, 'must be tcp://host:port')
      .optional(),
    /** Prometheus must send it as a bearer token; without one `/metrics` answers on loopback only. */
    METRICS_TOKEN: z.string().min(16).optional(),
    /** Days for which events and jobs that were handed to the queue are kept: they rebuild a queue that was lost. */
    OUTBOX_DAYS: z.coerce.number().int().min(7).max(3_650).default(30),
    /** Days after which a trial site that nobody has opened to residents is pointed out to the operators. */
    TRIAL_IDLE_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
    /** Days after which a council's letter is forgotten that was refused, left or used to open a site. */
    APPLICATION_LETTER_DAYS: z.coerce.number().int().min(1).max(365).default(30),
    SMTP_URL: z.string().startsWith('smtp'),
    MAIL_FROM: z.email(),
    EID_ISSUER: z.url(),
    EID_CLIENT_ID: z.string().min(1),
    EID_CLIENT_SECRET: z.string().min(16),
    EID_LABEL_UK: z.string().default('Електронний підпис'),
    EID_LABEL_EN: z.string().default('Electronic identity'),
    ...govIdEnvironment.shape,
    /** Demo only: pages that the site links to. */
    SANDBOX_URL: z.url().optional(),
    TRUSTED_PROXIES: commaSeparated,
    /** Open connections of one /24 or /64 that is no trusted proxy; 0 for no limit. */
    SOCKETS_PER_NETWORK: z.coerce.number().int().min(0).max(100_000).default(64),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    RELEASE: z.string().default('dev'),
  })
  .refine((env) => env.QUEUE_DATABASE_URL || env.REDIS_URL, {
    message: 'one of QUEUE_DATABASE_URL and REDIS_URL is needed',
    path: ['QUEUE_DATABASE_URL'],
  })
  .refine((env) => env.VICHE_MODE !== 'production' || env.PLATFORM_URL.startsWith('https://'), {
    message: 'production needs an https:// address: cookies are Secure and carry the __Host- prefix',
    path: ['PLATFORM_URL'],
  })
  .superRefine(checkGovId)
  .refine((env) => env.VICHE_MODE !== 'production' || env.EID_ISSUER.startsWith('https://'), {
    message: 'production needs an https:// issuer',
    path: ['EID_ISSUER'],
  })
  .refine(
    (env) => env.VICHE_MODE === 'production' || env.EID_ISSUER.startsWith('https://') || isLoopback(env.EID_ISSUER),
    {
      message: 'an http:// issuer is allowed on loopback only',
      path: ['EID_ISSUER'],
    },
  );

export type Environment = z.output<typeof environment>;

/** The environment does not fit; `problems` names each variable and what is wrong with it. */
export class EnvironmentRefused extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The environment is refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads and checks the environment of a process; throws EnvironmentRefused with the whole list. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(source)) {
    if (value === undefined || value === '') continue;
    if (!name.endsWith('_FILE')) values[name] ??= value;
    else if (name.slice(0, -5) in environment.shape) {
      try {
        values[name.slice(0, -5)] = readFileSync(value, 'utf8').trim();
      } catch {
        problems.push(`${name}: the file cannot be read`);
      }
    }
  }
  const parsed = environment.safeParse(values);
  if (parsed.success && problems.length === 0) return parsed.data;
  for (const issue of parsed.error?.issues ?? []) {
    const name = issue.path.join('.');
    problems.push(`${name}: ${values[name] === undefined ? 'is missing' : issue.message}`);
  }
  throw new EnvironmentRefused([...new Set(problems)].sort());
}

/** For the first lines of a process: a readable list on stderr and exit code 78 (EX_CONFIG) instead of a stack. */
export function environmentOrExit(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    if (!(error instanceof EnvironmentRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

/** The keys of the environment, wherever they were read from. */
export function keyRingOf(env: Environment): KeyRing {
  return new KeyRing({
    platform: env.VICHE_PLATFORM_KEY,
    outer: env.VICHE_OUTER_KEY,
    cookie: env.VICHE_COOKIE_KEY,
    network: env.VICHE_NETWORK_KEY,
  });
}
