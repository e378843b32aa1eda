// How the applications are built, by `npm start` and by each reload of `npm run dev`. Node built-ins only.
import path from 'node:path';
import { ROOT } from './install.mjs';

/** Arguments of Node that build all that changed; the rest comes from the cache. */
export const BUILD_ARGS = [
  path.join(ROOT, 'node_modules/turbo/bin/turbo'),
  'run',
  'build',
  '--output-logs=errors-only',
  '--log-order=grouped',
];

export const BUILD_ENVIRONMENT = {
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};
