import { Conflict, NotFound } from '@viche/plugin-api';
import { termsOf } from '@viche/search';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { TERRITORY_ACT, wrongTerritory } from './territory-rules.ts';

const words = (most: number) => z.string().trim().min(2).max(most);

/** Notes that a street or a settlement was renamed: searches for either name find what was written with the other. */
export const addTerritoryAlias = coreCommand({
  ...TERRITORY_ACT,
  name: 'core.add-territory-alias',
  input: z.strictObject({
    kind: z.enum(['street', 'settlement']),
    formerName: words(120),
    presentName: words(120),
    /** The act that renamed it. */
    source: words(200),
    territoryId: z.guid().nullable().default(null),
  }),
  async run(ctx, { kind, formerName, presentName, source, territoryId }) {
    const { tenantId, sql } = ctx;
    const [former, present] = [termsOf(formerName), termsOf(presentName)];
    if (former.join(' ') === present.join(' ')) throw wrongTerritory('presentName', 'same-name');
    if (territoryId) {
      const [known] =
        await sql`select 1 from tenant_territory where tenant_id = ${tenantId}::uuid and id = ${territoryId}::uuid`;
      if (!known) throw wrongTerritory('territoryId', 'parent');
    }
    const [row] = await sql<{ id: string }>`
      insert into territory_alias (tenant_id, id, territory_id, kind, former_name, present_name, former_terms, present_terms, source,
        staff_id, created_at)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${territoryId}::uuid, ${kind}, ${formerName}, ${presentName}, ${former}::text[],
        ${present}::text[], ${source}, ${ctx.actor.staffId}::uuid, ${await ctx.now()}::timestamptz)
      on conflict do nothing returning id`;
    if (!row) throw wrongTerritory('formerName', 'name-known');
    await raiseConfigVersion(ctx);
    const after = { kind, formerName, presentName, territoryId };
    ctx.noteChange({ type: 'TerritoryAlias', id: row.id }, null, after, source);
    return { aliasId: row.id };
  },
});

/** Takes back a renaming that was entered by mistake. The row stays. */
export const endTerritoryAlias = coreCommand({
  ...TERRITORY_ACT,
  name: 'core.end-territory-alias',
  input: z.strictObject({ aliasId: z.guid(), reason: words(500) }),
  async run(ctx, { aliasId, reason }) {
    const { tenantId, sql } = ctx;
    const [row] = await sql<{ endedAt: Date | null }>`
      select ended_at as "endedAt" from territory_alias where tenant_id = ${tenantId}::uuid and id = ${aliasId}::uuid for update`;
    if (!row) throw new NotFound({});
    if (row.endedAt) throw new Conflict({});
    await sql`update territory_alias set ended_at = ${await ctx.now()}::timestamptz
      where tenant_id = ${tenantId}::uuid and id = ${aliasId}::uuid`;
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'TerritoryAlias', id: aliasId }, 'in force', 'ended', reason);
    return { aliasId };
  },
});
