export * from './catalogue.ts';
export { type CounterDrain, type CounterDrainOptions, startCounterDrain } from './counter-drain.ts';
export { canonicalJson, openEnvelope, type SealedEnvelope, sealEnvelope } from './envelope.ts';
export { type FailureRow, retryFailure } from './failures.ts';
export {
  createQueues,
  type Delivery,
  type QueueBackendOptions,
  type QueueCounts,
  type Queues,
  type QueuesOptions,
  type RejectedJob,
} from './queues.ts';
export { EvictingRedis } from './redis-backend.ts';
export { type Backlog, type Relay, type RelayOptions, startRelay } from './relay.ts';
export { latestSlot, type Schedules, type SchedulesOptions, startSchedules } from './schedules.ts';
export type { SweepOptions } from './sweeper.ts';
export { startWorkers, type Workers, type WorkersOptions } from './workers.ts';
