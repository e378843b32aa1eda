import { type DatabaseBusy, WritesRefused } from '@viche/db';
import { Busy } from '@viche/plugin-api';

/** A database that has no time, as a refusal that the person can act upon. */
export const busyFor = (error: DatabaseBusy): Busy =>
  new Busy({ retryAfter: error.retryAfter, readOnly: error instanceof WritesRefused });
