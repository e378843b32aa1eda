import { uaStateCalendar } from '@viche/calendar';
import { ownerTransaction, syncStateTransitions, syncTerritories } from '@viche/db/server';
import type { AnyPluginServer } from '@viche/plugin-api';
import { carriedCodifier } from '@viche/territories/codifier';

/**
 * Writes what every database needs beside its tables: the state calendar, the codifier of territories and the states that may
 * follow one another. Run it after every migration, in production too; run twice, the second changes nothing.
 *
 * A row of the calendar that a lawyer has verified is left as it is. An end that was entered by hand (of martial law, for
 * one) stays, unless the calendar that comes with this release names one itself.
 *
 * @param ownerUrl connection string of `viche_owner`
 */
export async function syncReferenceData(ownerUrl: string, servers: readonly AnyPluginServer[]): Promise<void> {
  await syncCalendar(ownerUrl);
  await syncTerritories(ownerUrl, carriedCodifier());
  await syncStateTransitions(
    ownerUrl,
    servers.flatMap((server) =>
      Object.entries(server.processes ?? {}).map(([process, { transitions }]) => ({ process, pairs: transitions })),
    ),
  );
}

async function syncCalendar(ownerUrl: string): Promise<void> {
  await ownerTransaction(ownerUrl, async (client) => {
    for (const day of uaStateCalendar.days) {
      await client.query(
        `insert into calendar_day (calendar, recur, kind, valid_from, valid_to, name, source, verified)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (calendar, recur, kind, valid_from) do update
         set valid_to = coalesce(excluded.valid_to, calendar_day.valid_to), name = excluded.name, source = excluded.source,
           verified = excluded.verified
         where not calendar_day.verified`,
        [day.calendar, day.recur, day.kind, day.validFrom, day.validTo, day.name, day.source, day.verified],
      );
    }
    for (const regime of uaStateCalendar.regimes) {
      await client.query(
        `insert into calendar_regime (calendar, regime, "from", "to", effect, source) values ($1, $2, $3, $4, $5, $6)
         on conflict (calendar, regime, "from") do update
         set "to" = coalesce(excluded."to", calendar_regime."to"), effect = excluded.effect, source = excluded.source`,
        [uaStateCalendar.base, regime.regime, regime.from, regime.to, regime.effect, regime.source],
      );
    }
  });
}
