import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { addTerritoryAlias, endTerritoryAlias } from './alias-commands.ts';
import { addCodifierPlaces, type CodifierPlace, codifierPlaces } from './codifier-places.ts';
import { addTerritory, archiveTerritory, editTerritory } from './territory-commands.ts';

const CORE = { plugin: 'core' } as const;
const MOST_ALIASES = 1_000;

interface DeskTerritory {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly parentId: string | null;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly population: number | null;
  readonly order: number;
  readonly revision: number;
  readonly archivedAt: Date | null;
}

interface Alias {
  readonly id: string;
  readonly kind: string;
  readonly formerName: string;
  readonly presentName: string;
  readonly source: string;
  readonly territoryId: string | null;
}

/** The desk's view of the hromada's parts, former names for everybody, and the mutations of the owner. */
export function addTerritoryDesk(builder: Builder): void {
  const Territory = builder.objectRef<DeskTerritory>('DeskTerritory').implement({
    description: 'A part of the hromada as its owner edits it; archived ones too.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      kind: t.exposeString('kind'),
      code: t.exposeString('code', { nullable: true }),
      parentId: t.exposeString('parentId', { nullable: true }),
      nameUk: t.exposeString('nameUk'),
      nameEn: t.exposeString('nameEn'),
      population: t.exposeInt('population', { nullable: true }),
      order: t.exposeInt('order'),
      revision: t.exposeInt('revision'),
      archivedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ archivedAt }) => archivedAt }),
    }),
  });
  const FormerName = builder.objectRef<Alias>('FormerName').implement({
    description: 'A street or a settlement that was renamed: people go on saying its former name.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      kind: t.exposeString('kind', { description: 'street or settlement.' }),
      formerName: t.exposeString('formerName'),
      presentName: t.exposeString('presentName'),
      source: t.exposeString('source', { description: 'The act that renamed it.' }),
      territoryId: t.exposeString('territoryId', { nullable: true }),
    }),
  });
  const Place = builder.objectRef<CodifierPlace>('CodifierPlace').implement({
    description:
      'A settlement of the hromada, or a district of a city with a special status, as the state codifier knows it.',
    extensions: CORE,
    fields: (t) => ({
      code: t.exposeString('code'),
      kind: t.exposeString('kind'),
      nameUk: t.exposeString('nameUk'),
      nameEn: t.exposeString('nameEn', { description: 'In Latin letters by Cabinet resolution 55 of 2010.' }),
      added: t.exposeBoolean('added', { description: 'Whether a part of the hromada has this code already.' }),
    }),
  });
  const PlacesAdded = builder.objectRef<{ territories: DeskTerritory[] }>('CodifierPlacesAdded').implement({
    description: 'What came of adding settlements: the new parts of the hromada.',
    extensions: CORE,
    fields: (t) => ({ territories: t.field({ type: [Territory], resolve: ({ territories }) => territories }) }),
  });
  builder.queryField('codifierPlaces', (t) =>
    t.field({
      type: [Place],
      extensions: CORE,
      description: 'Settlements of the hromada by the latest edition of the state codifier.',
      authScopes: { can: ['read', 'TenantTerritory'] },
      resolve: (_root, _args, ctx) => codifierPlaces(ctx),
    }),
  );
  builder.queryField('deskTerritories', (t) =>
    t.field({
      type: [Territory],
      extensions: CORE,
      authScopes: { can: ['read', 'TenantTerritory'] },
      resolve: (_root, _args, ctx) => deskTerritories(ctx),
    }),
  );
  builder.options.tenantGate.publicFields.set('formerNames', CORE.plugin);
  builder.queryField('formerNames', (t) =>
    t.field({
      type: [FormerName],
      extensions: CORE,
      description: 'Renamed streets and settlements of the hromada, by their former names. Open to guests.',
      resolve: (_root, _args, ctx) => aliases(ctx),
    }),
  );
  const load = async (ctx: DataContext, { territoryId }: { territoryId: string }) =>
    (await deskTerritories(ctx)).find(({ id }) => id === territoryId) ?? null;
  commandField(builder, addTerritory, { type: Territory, load, description: 'Adds a part of the hromada.' });
  commandField(builder, addCodifierPlaces, {
    type: PlacesAdded,
    load: async (ctx, { territoryIds }: { territoryIds: readonly string[] }) => ({
      territories: (await deskTerritories(ctx)).filter(({ id }) => territoryIds.includes(id)),
    }),
    description: 'Adds settlements of the state codifier as parts of the hromada.',
  });
  commandField(builder, editTerritory, {
    type: Territory,
    load,
    description: 'Mends what is said of a part of the hromada.',
  });
  commandField(builder, archiveTerritory, {
    type: Territory,
    load,
    description: 'Takes a part of the hromada out of forms and filters, or puts it back.',
  });
  const loadAlias = async (ctx: DataContext, { aliasId }: { aliasId: string }) =>
    (await aliases(ctx, aliasId))[0] ?? null;
  commandField(builder, addTerritoryAlias, { type: FormerName, load: loadAlias, description: 'Notes a renaming.' });
  commandField(builder, endTerritoryAlias, {
    type: FormerName,
    load: loadAlias,
    description: 'Takes a renaming back.',
  });
}

const deskTerritories = ({ sql, tenantId }: DataContext): Promise<DeskTerritory[]> => sql<DeskTerritory>`
  select id, kind, code, parent_id as "parentId", name_uk as "nameUk", name_en as "nameEn", population, "order", revision,
    archived_at as "archivedAt"
  from tenant_territory where tenant_id = ${tenantId}::uuid order by archived_at is not null, "order", id`;

/** Those in force; one that has ended is found by its id alone. */
const aliases = ({ sql, tenantId }: DataContext, id: string | null = null): Promise<Alias[]> => sql<Alias>`
  select id, kind, former_name as "formerName", present_name as "presentName", source, territory_id as "territoryId"
  from territory_alias where tenant_id = ${tenantId}::uuid and (id = ${id}::uuid or (${id}::uuid is null and ended_at is null))
  order by former_name, id limit ${MOST_ALIASES}`;
