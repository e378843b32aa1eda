import { composedSchema } from '@viche/db/server';
import type { GraphqlCaller } from '@viche/graphql';
import { asPlugin } from '@viche/host';
import { createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { publishPetition } from '../../plugins/petitions/server/commands/publish-petition.ts';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';
import { PLUGINS } from '../contract/plugins.ts';
import { openApi, type PublicApi } from '../contract/public-api.ts';
import { plantEverywhere, type Row, type TenantTable, tenantTables } from '../contract/tenant-tables.ts';

/** Words that stand in every text of one hromada and nowhere in the other. */
export const CANARY = { a: 'Голубка9С1Д', b: 'Яструбиця7Ф3Б' } as const;

export interface Hromada {
  readonly tenant: TestTenant;
  readonly canary: string;
  /** A row of every tenant table. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly moderator: Person;
  /** Refs and ids of real petitions: one that everybody reads, one that waits for the check. */
  readonly published: { readonly id: string; readonly ref: string };
  readonly hidden: { readonly id: string; readonly ref: string };
}

export interface TwoHromadas {
  readonly world: World;
  readonly api: PublicApi;
  readonly tables: readonly TenantTable[];
  readonly a: Hromada;
  readonly b: Hromada;
  /** One of each kind of person of A; each call is a request of its own. */
  readonly personas: readonly (readonly [name: string, caller: () => GraphqlCaller])[];
}

/** Two hromadas with rows in every table, petitions made by people, and a canary in every text. */
export async function openTwoHromadas(state: 'live' | 'sandbox' = 'live'): Promise<TwoHromadas> {
  const world = await createWorld(PLUGINS);
  const tables = await tenantTables(world);
  const a = await fill(world, tables, { slug: 'slavutych', state, canary: CANARY.a });
  const b = await fill(world, tables, { slug: 'lutsk', state, canary: CANARY.b });
  const { tenant } = a;
  const people = {
    resident: await tenant.person(),
    'person known by mail': await tenant.person({ assurance: 'email' }),
    token: await tenant.person({ via: 'token' }),
    moderator: a.moderator,
    editor: await tenant.person({ roles: ['editor', 'officer'] }),
    owner: await tenant.person({ roles: ['owner'] }),
    auditor: await tenant.person({ roles: ['auditor'] }),
  };
  return {
    world,
    tables,
    a,
    b,
    api: openApi(world, PLUGINS),
    personas: [
      ['stranger', () => tenant.guest()],
      ...Object.entries(people).map(([name, person]) => [name, () => person.caller()] as const),
    ],
  };
}

interface Filling {
  readonly slug: string;
  readonly state: 'live' | 'sandbox';
  readonly canary: string;
}

async function fill(world: World, tables: readonly TenantTable[], { slug, state, canary }: Filling): Promise<Hromada> {
  const tenant = await world.tenant(slug, { state });
  const moderator = await tenant.person({ roles: ['moderator'] });
  for (const { manifest, seed } of PLUGINS) {
    if (seed)
      await asPlugin(world.host, { tenantId: tenant.id, plugin: manifest.id }, (ctx) => seed(ctx as never, 'e2e'));
  }
  const text = {
    title: `Перехід ${canary}`,
    essence: `Щоранку вулицю переходять діти, ${canary} ${HOSTILE}.`,
    demand: `Поставити світлофор ${canary}.`,
  };
  const author = await tenant.person({ name: `Бондаренко ${canary}` });
  const published = await submitPetition(author.caller(), text);
  await publishPetition(moderator.caller(), { petitionId: published.petitionId, textVersion: 1 });
  const hidden = await submitPetition(author.caller(), text);
  const refOf = async (id: string) =>
    (await world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [id]))[0]!.ref;
  return {
    tenant,
    canary,
    moderator,
    rows: await plantEverywhere(world, tables, tenant.id, canary),
    published: { id: published.petitionId, ref: await refOf(published.petitionId) },
    hidden: { id: hidden.petitionId, ref: await refOf(hidden.petitionId) },
  };
}

/** Tables of the Prisma models: a node type has the name of its model. */
export function tableOfModel(): ReadonlyMap<string, string> {
  const schema = composedSchema(PLUGINS.map(({ manifest }) => manifest.id));
  return new Map(
    [...schema.matchAll(/^model (\w+) \{[\s\S]*?@@map\("(\w+)"\)/gm)].map(([, model, table]) => [model!, table!]),
  );
}
