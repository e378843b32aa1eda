import { certificateTerm } from '@viche/identity';
import type { DataContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';

const DAY_MS = 86_400_000;

/**
 * Whole days that the certificate of the hromada's own client at id.gov.ua is still good, for whoever may change it and from the day
 * on which the setting says so; 0 from its end on. Null while there is nothing to be told.
 */
export async function ownCertificateDays(ctx: DataContext): Promise<number | null> {
  if (!ctx.ability.can('update', 'Setting')) return null;
  const { govIdClientId, govIdCertificate, govIdWarnDays } = ctx.settingsOf(CORE_MANIFEST);
  if (govIdClientId === '' || govIdCertificate === '') return null;
  const term = certificateTerm(govIdCertificate);
  const days = term ? Math.floor((term.to.getTime() - (await ctx.now()).getTime()) / DAY_MS) : -1;
  return days < govIdWarnDays ? Math.max(days, 0) : null;
}
