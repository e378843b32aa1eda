export type { EventCatalogue, EventEntry, EventPlugin } from './catalogue.ts';
export { buildCatalogue, CatalogueError, isEventName, parseEvent, UnknownEvent } from './catalogue.ts';
export type { Receipt } from './inbox.ts';
export { applyOnce } from './inbox.ts';
export type { EventToWrite, JobsToWrite, JobToWrite, SqlTag } from './outbox.ts';
export { writeEvent, writeJob, writeJobs } from './outbox.ts';
export { type RelayedRows, removeRelayed } from './tidy-outbox.ts';
