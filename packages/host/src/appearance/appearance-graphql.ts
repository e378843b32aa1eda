import { type Builder, commandField } from '@viche/graphql';
import {
  type DataContext,
  HOME_BLOCKS,
  type HomeBlockChoice,
  homeBlocks,
  SITE_FONTS,
  type TenantInfo,
} from '@viche/plugin-api';
import { tenantBrand } from '../tenant-brand.ts';
import { APPEARANCE_SCOPE, updateAppearance } from './update-appearance.ts';

const CORE = { plugin: 'core' } as const;
const SHOWN_CHANGES = 50;

interface Look {
  readonly brand: TenantInfo['brand'];
  /** Null for everybody but staff who may change it. */
  readonly revision: number | null;
}

interface Change {
  readonly id: string;
  readonly at: Date;
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly by: string | null;
}

/** `appearance` for everybody, its history and `updateAppearance` for those who may change it. */
export function addAppearance(builder: Builder): void {
  const Block = builder.enumType('HomeBlock', { values: HOME_BLOCKS, extensions: CORE });
  const Font = builder.enumType('SiteFont', { values: SITE_FONTS, extensions: CORE });
  const Choice = builder.objectRef<HomeBlockChoice>('HomeBlockChoice').implement({
    description: 'A part of the home page, and whether it is shown.',
    extensions: CORE,
    fields: (t) => ({
      block: t.field({ type: Block, resolve: ({ block }) => block }),
      shown: t.exposeBoolean('shown'),
    }),
  });
  const Appearance = builder.objectRef<Look>('Appearance').implement({
    description: 'How the site of the hromada looks.',
    extensions: CORE,
    fields: (t) => ({
      preset: t.string({ description: 'state or own.', resolve: ({ brand }) => brand.preset }),
      accent: t.string({ nullable: true, description: '#rrggbb', resolve: ({ brand }) => brand.accent ?? null }),
      font: t.field({ type: Font, resolve: ({ brand }) => brand.font ?? 'onest' }),
      crestUrl: t.string({
        nullable: true,
        description: 'Address of the crest: a path of the site, or on the host of files.',
        resolve: ({ brand }) => brand.crest ?? null,
      }),
      welcomeUk: t.string({ resolve: ({ brand }) => brand.welcome?.uk ?? '' }),
      welcomeEn: t.string({ resolve: ({ brand }) => brand.welcome?.en ?? '' }),
      textUk: t.string({ description: 'The home page’s own text.', resolve: ({ brand }) => brand.text?.uk ?? '' }),
      textEn: t.string({ resolve: ({ brand }) => brand.text?.en ?? '' }),
      home: t.field({
        type: [Choice],
        description: 'Parts of the home page in their order.',
        resolve: ({ brand }) => [...homeBlocks(brand.home)],
      }),
      revision: t.exposeInt('revision', {
        nullable: true,
        description: 'What `updateAppearance` wants to see; for those who may change the look.',
      }),
    }),
  });
  const HistoryEntry = builder.objectRef<Change>('AppearanceChange').implement({
    description: 'A change of the look: who, when, what was there and what is there now.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      key: t.exposeString('key'),
      oldValue: t.field({ type: 'JSON', nullable: true, resolve: ({ oldValue }) => oldValue as never }),
      newValue: t.field({ type: 'JSON', nullable: true, resolve: ({ newValue }) => newValue as never }),
      by: t.exposeString('by', { nullable: true, description: 'Name of the member of staff.' }),
    }),
  });
  builder.options.tenantGate.publicFields.set('appearance', CORE.plugin);
  builder.queryField('appearance', (t) =>
    t.field({
      type: Appearance,
      extensions: CORE,
      description: 'How the site of the hromada looks. Open to guests.',
      resolve: (_root, _args, ctx) => lookOf(ctx),
    }),
  );
  builder.queryField('appearanceChanges', (t) =>
    t.field({
      type: [HistoryEntry],
      extensions: CORE,
      authScopes: { can: ['read', 'Tenant'] },
      description: `The last ${SHOWN_CHANGES} changes of the look, the newest first.`,
      resolve: (_root, _args, { sql, tenantId }) => sql<Change>`
        select c.id, c.created_at as at, c.key, c.old_value as "oldValue", c.new_value as "newValue", m.display_name as by
        from setting_change c left join staff_member m on m.tenant_id = c.tenant_id and m.id = c.staff_id
        where c.tenant_id = ${tenantId}::uuid and c.scope = ${APPEARANCE_SCOPE} order by c.id desc limit ${SHOWN_CHANGES}`,
    }),
  );
  commandField(builder, updateAppearance, {
    type: Appearance,
    load: (ctx) => lookOf(ctx),
    description: 'Changes the look of the site. Fields that are left out stay as they are.',
    inputTypes: { 'home.block': Block, font: Font },
  });
}

/** The row decides where it can be changed: what this process keeps may be a second old. */
async function lookOf(ctx: DataContext): Promise<Look> {
  const { tenant, ability, sql, tenantId } = ctx;
  if (!ability.can('update', 'Tenant')) return { brand: tenant.brand, revision: null };
  const [row] = await sql<{ brand: unknown; revision: number }>`
    select brand, brand_revision as revision from tenant where id = ${tenantId}::uuid`;
  const brand = tenantBrand(row!.brand);
  const { crestFile } = brand;
  const crest = crestFile ? ctx.fileAddress({ id: crestFile, visibility: 'public' }) : brand.crest;
  return { brand: { ...brand, ...(crest ? { crest } : {}) }, revision: row!.revision };
}
