import { type Actor, ASSURANCE_LEVELS, LOCALES, STAFF_ROLES, type TenantInfo } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { CORE, CORE_WITHOUT_ROWS } from './tenant-gate.ts';

const roleTypes = new WeakMap<Builder, ReturnType<typeof roleEnum>>();
const roleEnum = (builder: Builder) => builder.enumType('StaffRole', { values: STAFF_ROLES, extensions: CORE });

/** The enum of staff roles, for fields beside `viewer`. */
export function staffRoleRef(builder: Builder): ReturnType<typeof roleEnum> {
  const known = roleTypes.get(builder);
  if (known) return known;
  const made = roleEnum(builder);
  roleTypes.set(builder, made);
  return made;
}

/** `viewer` and `tenant`: what every page and every integrator asks first. Both answer without the database. */
export function addCoreTypes(builder: Builder): void {
  const AssuranceLevel = builder.enumType('Assurance', {
    description: 'How well the person is known, weakest first.',
    values: ASSURANCE_LEVELS,
    extensions: CORE,
  });
  const StaffRoleType = staffRoleRef(builder);
  const LocaleType = builder.enumType('Locale', { values: LOCALES, extensions: CORE });

  const HeldRole = builder.objectRef<Actor['roles'][number]>('HeldRole').implement({
    description: 'A staff role and the module it holds in.',
    extensions: CORE,
    fields: (t) => ({
      role: t.field({ type: StaffRoleType, resolve: ({ role }) => role }),
      module: t.string({ nullable: true, description: 'Null: every module.', resolve: ({ module }) => module || null }),
    }),
  });
  const Viewer = builder.objectRef<Actor>('Viewer').implement({
    description: 'Whoever asks.',
    extensions: CORE,
    fields: (t) => ({
      displayName: t.string({
        nullable: true,
        description: 'The name as it stands in public lists; null for a guest.',
        resolve: ({ publicName }) => publicName,
      }),
      assurance: t.field({ type: AssuranceLevel, resolve: ({ assurance }) => assurance }),
      roles: t.field({ type: [HeldRole], resolve: ({ roles }) => [...roles] }),
      locale: t.field({ type: LocaleType, resolve: (_actor, _args, ctx) => ctx.locale }),
    }),
  });
  const TenantName = builder
    .objectRef<{ locale: (typeof LOCALES)[number]; official: string; short: string; region: string }>('TenantName')
    .implement({
      extensions: CORE,
      fields: (t) => ({
        locale: t.field({ type: LocaleType, resolve: ({ locale }) => locale }),
        official: t.exposeString('official'),
        short: t.exposeString('short'),
        region: t.exposeString('region'),
      }),
    });
  const Tenant = builder.objectRef<TenantInfo>('Tenant').implement({
    description: 'The hromada whose site this is.',
    extensions: CORE,
    fields: (t) => ({
      slug: t.exposeString('slug'),
      code: t.exposeString('code', { description: 'KATOTTG code.' }),
      names: t.field({
        type: [TenantName],
        description: 'In the languages of the site, the first one first.',
        resolve: ({ names, locales }) => locales.map((locale) => ({ locale, ...names[locale] })),
      }),
      timeZone: t.exposeString('timeZone'),
      trial: t.exposeBoolean('trial', {
        description: 'It is tried out: nothing in it is real, and all goes when it opens.',
      }),
      modules: t.stringList({
        description: 'Ids of the modules that are switched on, in the order of menus and of the home page.',
        resolve: (_tenant, _args, ctx) => [...ctx.enabled],
      }),
    }),
  });
  builder.queryType({
    fields: (t) => ({
      viewer: t.field({ type: Viewer, extensions: CORE_WITHOUT_ROWS, resolve: (_root, _args, ctx) => ctx.actor }),
      tenant: t.field({ type: Tenant, extensions: CORE_WITHOUT_ROWS, resolve: (_root, _args, ctx) => ctx.tenant }),
    }),
  });
  builder.nodeInterfaceRef();
}
