export { buildCatalogue, CatalogueError, isEventName, parseEvent, UnknownEvent } from './catalogue.ts';
export type { EventCatalogue, EventEntry, EventPlugin } from './catalogue.ts';
export { newId } from './event-id.ts';
export { applyOnce } from './inbox.ts';
export type { Receipt } from './inbox.ts';
export { writeEvent, writeJob } from './outbox.ts';
export type { EventToWrite, JobToWrite, SqlTag } from './outbox.ts';
