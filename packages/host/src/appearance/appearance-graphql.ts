import { type Builder, commandField } from '@viche/graphql';
import {
  type DataContext,
  HOME_BLOCKS,
  type HomeBlockChoice,
  homeBlocks,
  SITE_FONTS,
  type TenantInfo,
} from '@viche/plugin-api';
import { addChanges } from '../changes/changes-field.ts';
import { tenantBrand } from '../tenant-brand.ts';
import { APPEARANCE_SCOPE, updateAppearance } from './update-appearance.ts';

const CORE = { plugin: 'core' } as const;

interface Look {
  readonly brand: TenantInfo['brand'];
  /** Null for everybody but staff who may change it. */
  readonly revision: number | null;
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
  builder.options.tenantGate.publicFields.set('appearance', CORE.plugin);
  builder.queryField('appearance', (t) =>
    t.field({
      type: Appearance,
      extensions: CORE,
      description: 'How the site of the hromada looks. Open to guests.',
      resolve: (_root, _args, ctx) => lookOf(ctx),
    }),
  );
  addChanges(builder, {
    field: 'appearanceChanges',
    type: 'AppearanceChange',
    scope: APPEARANCE_SCOPE,
    what: 'the look',
  });
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
