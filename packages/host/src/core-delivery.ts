import type { Receipt } from '@viche/events';

/** One delivery of a job of the core. */
export interface CoreDelivery {
  readonly tenantId: string;
  readonly payload: unknown;
  readonly receipt: Receipt;
}
