import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { manifests } from '../../packages/registry/generated/manifests.ts';
import { noClientCode } from './no-client-code.ts';
import { pluginRoutes } from './plugin-routes.ts';

const here = import.meta.dirname;
const plugins = manifests.map((manifest) => ({
  id: manifest.id,
  dir: path.resolve(here, '../../plugins', manifest.id),
  routes: manifest.routes,
}));

export default defineConfig({
  root: here,
  plugins: [
    noClientCode(),
    remix({
      routes: pluginRoutes(path.resolve(here, 'app'), plugins),
      future: {
        v3_singleFetch: true,
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  ssr: { noExternal: [/^@viche\//] },
  build: { cssCodeSplit: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 2_000 },
});
