// What a host needs without running queues. Kept apart from the package's root, which loads BullMQ: 25 MB and a quarter
// of a second that the web process, which only writes outbox rows, does not have to pay.
export type { FailureRecord, HostHandlers } from './deliver.ts';
export { consumerOf, type Envelope, receiptOf } from './envelope.ts';
export {
  buildJobCatalogue,
  type JobCatalogue,
  type JobEntry,
  type JobPlugin,
  parseJob,
  UnknownJob,
} from './job-catalogue.ts';
export {
  describeReason,
  isOutage,
  type JobLog,
  type JobMetric,
  type JobMetricName,
  type OnMetric,
} from './reporting.ts';
