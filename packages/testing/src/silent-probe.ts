import type { DomainProbe } from '@viche/host';

/** A world outside in which nobody answers: own domains stay as they are. */
export const SILENT_PROBE: DomainProbe = {
  texts: async () => ({ kind: 'no-answer' }),
  addresses: async () => ({ kind: 'no-answer' }),
  certificate: async () => ({ issuer: null, endsAt: null, problem: 'no-answer' }),
};
