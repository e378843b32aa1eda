import { CatalogueError, isEventName } from '@viche/events';
import type { z } from 'zod';

const JOB_KEY = /^[a-z][a-zA-Z0-9-]*$/;
/** Five or six fields; whether they make sense is seen at boot, by the parser that will run them. */
const CRON_FORM = /^\s*(?:\S+\s+){4,5}\S+\s*$/;
/** Names of queues that no plugin may take. */
const RESERVED = new Set(['rejected']);

/** What the catalogue needs to know of a plugin; the result of `defineServer` fits as it is. */
export interface JobPlugin {
  readonly manifest: {
    readonly id: string;
    readonly jobs: Readonly<
      Record<string, { readonly payload: z.ZodType; readonly cron?: string; readonly attempts?: number }>
    >;
  };
}

export interface JobEntry {
  readonly plugin: string;
  readonly key: string;
  readonly payload: z.ZodType;
  readonly cron: string | undefined;
  /** Attempts in all, at least 1. */
  readonly attempts: number;
}

export interface JobCatalogue {
  readonly plugins: readonly string[];
  /** By `plugin.key`. */
  readonly jobs: ReadonlyMap<string, JobEntry>;
}

export const DEFAULT_ATTEMPTS = 5;

/**
 * Joins the jobs of all plugins.
 *
 * @throws CatalogueError for a bad key or cron, attempts below 1, or a scheduled job whose payload does not parse from `{}`.
 */
export function buildJobCatalogue(plugins: readonly JobPlugin[]): JobCatalogue {
  const problems: string[] = [];
  const jobs = new Map<string, JobEntry>();
  for (const { manifest } of plugins) {
    if (RESERVED.has(manifest.id)) problems.push(`${manifest.id}: the name is reserved for the core's own queue`);
    for (const [key, { payload, cron, attempts = DEFAULT_ATTEMPTS }] of Object.entries(manifest.jobs)) {
      const name = `${manifest.id}.${key}`;
      if (!JOB_KEY.test(key) || isEventName(name)) problems.push(`${manifest.id}: "${key}" is not a job key`);
      if (!Number.isInteger(attempts) || attempts < 1) problems.push(`${name}: attempts must be a whole number from 1`);
      if (cron !== undefined && !CRON_FORM.test(cron)) problems.push(`${name}: "${cron}" is not a cron pattern`);
      if (cron !== undefined && !payload.safeParse({}).success) {
        problems.push(`${name}: runs by schedule, so its payload must parse from {}`);
      }
      jobs.set(name, { plugin: manifest.id, key, payload, cron, attempts });
    }
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return { plugins: plugins.map(({ manifest }) => manifest.id), jobs };
}

/** No installed plugin declares the job: asked for by newer code, or by a plugin that was taken out. */
export class UnknownJob extends Error {
  constructor(plugin: string, key: string) {
    super(`No installed plugin declares the job ${plugin}.${key}.`);
    this.name = 'UnknownJob';
  }
}

/**
 * Parses a job's payload; called where the job is asked for and again where it runs.
 *
 * @throws UnknownJob, or ZodError where the payload does not fit.
 */
export function parseJob(catalogue: JobCatalogue, plugin: string, key: string, payload: unknown): unknown {
  const entry = catalogue.jobs.get(`${plugin}.${key}`);
  if (!entry) throw new UnknownJob(plugin, key);
  return entry.payload.parse(payload);
}
