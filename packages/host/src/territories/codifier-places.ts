import { transliterate } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';
import { type Place, placesOf } from '@viche/territories';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { requireParent, TERRITORY_ACT, wrongTerritory } from './territory-rules.ts';

/** The largest hromada of the codifier has 125 settlements. */
const MOST_AT_ONCE = 200;
const STEP_BETWEEN = 10;

/** A place of the codifier as the desk offers it. */
export interface CodifierPlace {
  readonly code: string;
  readonly kind: Place['kind'];
  readonly nameUk: string;
  /** By Cabinet resolution 55 of 2010. */
  readonly nameEn: string;
  /** Whether a territory of the hromada, archived or not, has its code. */
  readonly added: boolean;
}

/** What the latest edition of the codifier knows of the hromada's settlements, by their names; nothing of one it does not know. */
export async function codifierPlaces({
  sql,
  tenantId,
}: Pick<DataContext, 'sql' | 'tenantId'>): Promise<CodifierPlace[]> {
  const [row] = await sql<{ code: string; places: string; added: string[] }>`
    select t.code, coalesce(r.places, '') as places,
      array(select code from tenant_territory where tenant_id = ${tenantId}::uuid and code is not null) as added
    from tenant t
    left join territory r on r.code = t.code and r.edition = (select max(edition) from territory_edition)
    where t.id = ${tenantId}::uuid`;
  if (!row) return [];
  const added = new Set(row.added.map((code) => code.trim()));
  return placesOf(row.code, row.places)
    .map(({ code, kind, name }) => ({ code, kind, nameUk: name, nameEn: transliterate(name), added: added.has(code) }))
    .sort((one, other) => one.nameUk.localeCompare(other.nameUk, 'uk'));
}

/**
 * Adds settlements of the hromada by their codes, under one territory or under none. Those it has already are left as they are,
 * so pressing twice adds nothing twice.
 */
export const addCodifierPlaces = coreCommand({
  ...TERRITORY_ACT,
  name: 'core.add-codifier-places',
  input: z.strictObject({
    codes: z.array(z.string().trim().max(19)).max(MOST_AT_ONCE),
    parentId: z.guid().nullable().default(null),
  }),
  async run(ctx, { codes, parentId }) {
    const { sql, tenantId } = ctx;
    if (codes.length === 0) throw wrongTerritory('codes', 'none-chosen');
    await requireParent(ctx, parentId);
    const offered = await codifierPlaces(ctx);
    const wanted = new Set(codes);
    const chosen = offered.filter(({ code }) => wanted.has(code));
    if (chosen.length !== wanted.size) throw wrongTerritory('codes', 'not-of-hromada');
    const fresh = chosen.filter(({ added }) => !added);
    const added = await sql<{ id: string; code: string }>`
      with last as (select coalesce(max("order"), 0) as place from tenant_territory where tenant_id = ${tenantId}::uuid)
      insert into tenant_territory (tenant_id, id, kind, code, parent_id, name_uk, name_en, "order", created_at)
      select ${tenantId}::uuid, one.id, one.kind, one.code, ${parentId}::uuid, one.name_uk, one.name_en,
        least(last.place + one.step * ${STEP_BETWEEN}::int, 9999), ${await ctx.now()}::timestamptz
      from last, unnest(${fresh.map(() => ctx.newId())}::uuid[], ${fresh.map(({ kind }) => kind)}::text[],
        ${fresh.map(({ code }) => code)}::text[], ${fresh.map(({ nameUk }) => nameUk)}::text[],
        ${fresh.map(({ nameEn }) => nameEn)}::text[]) with ordinality as one (id, kind, code, name_uk, name_en, step)
      on conflict (tenant_id, code) do nothing returning id, code`;
    if (added.length > 0) await raiseConfigVersion(ctx);
    const codeOf = new Map(added.map(({ id, code }) => [id, code]));
    for (const [id, code] of codeOf) ctx.noteChange({ type: 'TenantTerritory', id }, null, { code, parentId });
    return { territoryIds: [...codeOf.keys()] };
  },
});
