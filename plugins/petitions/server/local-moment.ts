import type { DataContext } from '@viche/plugin-api';
import { z } from 'zod';

/** A moment as the clock on the hromada's wall shows it: `2026-11-20T18:30`, with or without seconds. */
export const localMoment = z.string().regex(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/);

/** The same as an instant. */
export async function instantOf({ sql, tenant }: Pick<DataContext, 'sql' | 'tenant'>, local: string): Promise<Date> {
  const [row] = await sql<{ at: Date }>`select (${local}::timestamp at time zone ${tenant.timeZone}) as at`;
  return row!.at;
}
