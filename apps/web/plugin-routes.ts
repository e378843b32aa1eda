import path from 'node:path';
import type { vitePlugin } from '@remix-run/dev';

type DefineRoutes = NonNullable<NonNullable<Parameters<typeof vitePlugin>[0]>['routes']>;

interface RoutedPlugin {
  readonly id: string;
  readonly dir: string;
  readonly routes: readonly {
    readonly path: string;
    readonly file: string;
    readonly area: string;
    readonly index?: boolean;
  }[];
}

/** The layout route below which each area hangs, and what stands before the plugin's path. */
const AREAS: Readonly<Record<string, { parent: string | null; prefix: string }>> = {
  public: { parent: 'routes/_public', prefix: '' },
  account: { parent: 'routes/account', prefix: '' },
  admin: { parent: 'routes/admin', prefix: '' },
  resource: { parent: null, prefix: '' },
};

/**
 * Remix routes of the installed plugins. Files are named relative to the app's folder: an absolute path breaks the
 * client build. Two plugins on one address are refused, where Remix would silently take the first.
 */
export const pluginRoutes =
  (appDir: string, plugins: readonly RoutedPlugin[]): DefineRoutes =>
  (defineRoutes) => {
    const taken = new Map<string, string>();
    const parents = new Map<string, string>();
    const manifest = defineRoutes((route) => {
      for (const plugin of plugins) {
        for (const declared of plugin.routes) {
          const id = `plugin:${plugin.id}/${path.parse(declared.file).name}`;
          const address = `${declared.area}:${declared.path}${declared.index ? '?index' : ''}`;
          const owner = taken.get(address);
          if (owner) throw new Error(`${address} is claimed by ${owner} and by ${id}`);
          taken.set(address, id);
          const parent = AREAS[declared.area]?.parent;
          if (parent) parents.set(id, parent);
          route(declared.path, path.relative(appDir, path.resolve(plugin.dir, declared.file)), {
            id,
            index: declared.index,
          });
        }
      }
    });
    for (const [id, parent] of parents) manifest[id]!.parentId = parent;
    return manifest;
  };
