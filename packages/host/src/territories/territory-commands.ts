import { databaseRefusal } from '@viche/db';
import { transliterate } from '@viche/i18n';
import { Conflict, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { requireParent, TERRITORY_ACT, wrongTerritory } from './territory-rules.ts';

export const TERRITORY_KINDS = [
  'city',
  'settlement',
  'village',
  'starosta-district',
  'district',
  'neighbourhood',
] as const;

const MOST_PEOPLE = 5_000_000;
/** Code of the state codifier: the country's letters and seventeen digits. */
const CODE = /^UA\d{17}$/;

const facts = {
  kind: z.enum(TERRITORY_KINDS),
  nameUk: z.string().trim().min(2).max(120),
  /** Left out: as it was, or in Latin letters by Cabinet resolution 55 of 2010. */
  nameEn: z.string().trim().min(2).max(120).optional(),
  /** KATOTTG code, where the codifier knows the place; empty for what is the hromada's own. */
  code: z.string().trim().toUpperCase().max(19).default(''),
  parentId: z.guid().nullable().default(null),
  population: z.int().min(0).max(MOST_PEOPLE).nullable().default(null),
  order: z.int().min(0).max(9_999).default(0),
};
type Facts = z.output<z.ZodObject<typeof facts>>;

const seen = { territoryId: z.guid(), revision: z.int().min(1) };

/** Adds a part of the hromada: forms and filters offer it from then on. */
export const addTerritory = coreCommand({
  ...TERRITORY_ACT,
  name: 'core.add-territory',
  input: z.strictObject(facts),
  async run(ctx, given) {
    await checkFacts(ctx, given, null);
    const id = ctx.newId();
    const { kind, nameUk, nameEn, code, parentId, population, order } = given;
    await asRefusals(
      ctx.sql`
        insert into tenant_territory (tenant_id, id, kind, code, parent_id, name_uk, name_en, population, "order", created_at)
        values (${ctx.tenantId}::uuid, ${id}::uuid, ${kind}, ${code || null}, ${parentId}::uuid, ${nameUk},
          ${nameEn ?? transliterate(nameUk)}, ${population},
          ${order}, ${await ctx.now()}::timestamptz)`,
    );
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'TenantTerritory', id }, null, given);
    return { territoryId: id };
  },
});

/** Mends names, place and order of a territory. What was written about it shows the new name. */
export const editTerritory = coreCommand({
  ...TERRITORY_ACT,
  name: 'core.edit-territory',
  input: z.strictObject({ ...seen, ...facts }),
  async run(ctx, { territoryId, revision, ...given }) {
    const before = await lockTerritory(ctx, territoryId, revision);
    await checkFacts(ctx, given, territoryId);
    const { kind, nameUk, nameEn, code, parentId, population, order } = given;
    await asRefusals(
      ctx.sql`
        update tenant_territory set kind = ${kind}, code = ${code || null}, parent_id = ${parentId}::uuid, name_uk = ${nameUk},
          name_en = ${nameEn ?? before.nameEn}, population = ${population}, "order" = ${order}, revision = revision + 1
        where tenant_id = ${ctx.tenantId}::uuid and id = ${territoryId}::uuid`,
    );
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'TenantTerritory', id: territoryId }, before, given);
    return { territoryId };
  },
});

/** Takes a territory out of forms and filters, or puts it back. What was written about it keeps its name. */
export const archiveTerritory = coreCommand({
  ...TERRITORY_ACT,
  name: 'core.archive-territory',
  input: z.strictObject({ ...seen, to: z.enum(['archived', 'active']), reason: z.string().trim().min(3).max(500) }),
  async run(ctx, { territoryId, revision, to, reason }) {
    const before = await lockTerritory(ctx, territoryId, revision);
    if ((before.archivedAt !== null) === (to === 'archived')) throw new Conflict({});
    await ctx.sql`
      update tenant_territory set archived_at = ${to === 'archived' ? await ctx.now() : null}::timestamptz, revision = revision + 1
      where tenant_id = ${ctx.tenantId}::uuid and id = ${territoryId}::uuid`;
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'TenantTerritory', id: territoryId }, before.archivedAt ? 'archived' : 'active', to, reason);
    return { territoryId };
  },
});

interface TerritoryRow {
  readonly nameUk: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly revision: number;
  readonly archivedAt: Date | null;
}

async function lockTerritory({ sql, tenantId }: PluginContext, id: string, revision: number): Promise<TerritoryRow> {
  const [row] = await sql<TerritoryRow>`
    select name_uk as "nameUk", name_en as "nameEn", kind, revision, archived_at as "archivedAt" from tenant_territory
    where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
  if (!row) throw new NotFound({});
  if (row.revision !== revision) throw new Conflict({});
  return row;
}

async function checkFacts(ctx: PluginContext, { code, parentId }: Facts, id: string | null): Promise<void> {
  if (code !== '' && !CODE.test(code)) throw wrongTerritory('code', 'code-form');
  if (parentId !== null && parentId === id) throw wrongTerritory('parentId', 'cycle');
  await requireParent(ctx, parentId);
}

/** The database decides of two at once; what it refuses belongs to a field. */
async function asRefusals(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const constraint = databaseRefusal(error)?.constraint;
    if (constraint === 'tenant_territory_cycle') throw wrongTerritory('parentId', 'cycle');
    if (constraint === 'tenant_territory_tenant_id_code_key') throw wrongTerritory('code', 'code-taken');
    throw error;
  }
}
