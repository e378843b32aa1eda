import type { EventCatalogue } from '@viche/events';
import type { IQueueBackend, Job, Queue, Worker, WorkerOptions } from 'bullmq';
import type { Envelope, SealedEnvelope } from './envelope.ts';
import type { JobCatalogue } from './job-catalogue.ts';
import type { JobLog, OnMetric } from './reporting.ts';

export type QueueBackendOptions =
  | { readonly kind: 'postgres'; readonly url: string; readonly schema?: string }
  | { readonly kind: 'redis'; readonly url: string };

export interface QueuesOptions {
  readonly backend: QueueBackendOptions;
  /** 32 bytes or more. Whoever has it can make jobs. */
  readonly envelopeKey: Uint8Array;
  /** The key before the last change: still opens, never seals. */
  readonly previousEnvelopeKey?: Uint8Array | undefined;
  readonly events: EventCatalogue;
  readonly jobs: JobCatalogue;
  readonly log: JobLog;
  readonly onMetric?: OnMetric | undefined;
  /** Wait before the second attempt; doubles with each further one. Default 5,000 ms. */
  readonly retryDelayMs?: number | undefined;
}

/** One delivery on its way into a queue. */
export interface Delivery {
  readonly envelope: Envelope;
  readonly delayMs?: number | undefined;
  /** Of the deliveries with the same key only one waits. Already unique over tenants, plugins and jobs. */
  readonly dedupeKey?: string | undefined;
}

export type BullQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;
export type BullWorker = Worker<unknown, unknown, string, IQueueBackend, never, unknown>;
export type BullJob = Job<unknown, unknown, string>;

export interface RejectedJob {
  readonly queue: string;
  readonly queueId: string;
  readonly name: string;
  readonly at: Date;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** The queues of all plugins, over PostgreSQL or Redis. */
export interface Queues {
  readonly events: EventCatalogue;
  readonly jobs: JobCatalogue;
  readonly plugins: readonly string[];
  /** Hands deliveries over, in order for each plugin. A delivery that the queue holds already is left as it is. */
  add(deliveries: readonly Delivery[]): Promise<void>;
  seal(envelope: Envelope): SealedEnvelope;
  /** Opens a sealed envelope; null when it is forged. */
  open(data: unknown): Envelope | null;
  /** Which of these the queue does not know any more. */
  lost(deliveries: readonly Delivery[]): Promise<Delivery[]>;
  /** Runs the tenant's parked jobs of a plugin now, e.g. when it is switched on again. Returns how many. */
  unpark(plugin: string, tenantId: string): Promise<number>;
  /** Removes every job of a tenant that is closed, done ones too, and says how many there were. One that runs is left to its end. */
  forget(tenantId: string): Promise<number>;
  /** Jobs that were not sealed by us, newest first; their content is not kept. */
  rejected(limit?: number): Promise<RejectedJob[]>;
  reject(job: BullJob, queue: string): Promise<void>;
  counts(): Promise<ReadonlyMap<string, QueueCounts>>;
  queueOf(plugin: string): BullQueue;
  createWorker(
    plugin: string,
    process: (job: BullJob, token: string) => Promise<unknown>,
    options: WorkerTuning,
  ): BullWorker;
  /** Throws when the store does not answer: for `/readyz`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type WorkerTuning = Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval'>;

/** True for a job that waits for something other than its hour: see `park` in deliver.ts. */
export function isParked(job: { readonly progress: unknown }): boolean {
  return typeof job.progress === 'object' && job.progress !== null && 'parked' in job.progress;
}
