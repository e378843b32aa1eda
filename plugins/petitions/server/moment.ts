import { z } from 'zod';

/** A moment with its zone or offset: `2026-11-20T18:30:00+02:00`. */
export const moment = z.iso.datetime({ offset: true });
