import { GUEST } from '@viche/identity';
import { ModuleOff, type SitemapDeclaration, type SitemapPage } from '@viche/plugin-api';
import { makeCaller } from './caller.ts';
import type { Host } from './host.ts';
import type { TenantBundle } from './tenants.ts';

/** The sitemap of a plugin that is on. */
export interface ModuleSitemap {
  readonly plugin: string;
  readonly declaration: SitemapDeclaration;
}

/** Sitemaps of the plugins that are on, in the plugins' order. */
export function moduleSitemaps(host: Pick<Host, 'servers'>, enabled: ReadonlySet<string>): ModuleSitemap[] {
  return host.servers.flatMap(({ manifest, publicFace }) =>
    enabled.has(manifest.id) && publicFace?.sitemap ? [{ plugin: manifest.id, declaration: publicFace.sitemap }] : [],
  );
}

/** Names of the parts of all sitemaps, `petitions-2026`, as their addresses have them. */
export async function sitemapParts(host: Host, bundle: TenantBundle): Promise<string[]> {
  const caller = makeCaller(host, { bundle, actor: GUEST, locale: 'uk' });
  return caller.read(async (ctx) => {
    const names: string[] = [];
    for (const { plugin, declaration } of moduleSitemaps(host, bundle.enabled))
      for (const part of await declaration.parts(ctx)) names.push(`${plugin}-${part}`);
    return names;
  });
}

const BATCH = 1_000;

/**
 * The pages of one part, as a guest may read them. Each batch is a short transaction, as with open data: a slow reader holds
 * no session between two of them.
 *
 * @throws {ModuleOff} when the module is switched off on the way
 */
export async function* readSitemap(
  host: Host,
  tenantId: string,
  { plugin, declaration }: ModuleSitemap,
  part: string,
): AsyncGenerator<readonly SitemapPage[]> {
  let after: string | null = null;
  do {
    const bundle = await host.tenants.byId(tenantId);
    if (!bundle?.enabled.has(plugin)) throw new ModuleOff({ plugin });
    const caller = makeCaller(host, { bundle, actor: GUEST, locale: 'uk' });
    const question = { part, after, limit: BATCH };
    const batch: Awaited<ReturnType<SitemapDeclaration['pages']>> = await caller.read((ctx) =>
      declaration.pages(ctx, question),
    );
    yield batch.pages;
    after = batch.next;
  } while (after !== null);
}
