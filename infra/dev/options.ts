import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROOT } from './install.mjs';

export interface StartOptions {
  readonly port: number;
  readonly home: string;
  readonly fresh: boolean;
  /** `dev` builds and restarts the site and the worker whenever a source changes. */
  readonly mode: 'demo' | 'dev';
}

const portNumber = z.coerce.number().int().min(1).max(65_535);

/** Reads `--port N --home DIR --fresh --dev`; throws a sentence for anything else. */
export function startOptions(argv: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '3000' },
      home: { type: 'string', default: '.viche' },
      fresh: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
    },
  });
  const port = portNumber.safeParse(values.port);
  if (!port.success) throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  return {
    port: port.data,
    home: path.resolve(ROOT, values.home),
    fresh: values.fresh,
    mode: values.dev ? 'dev' : 'demo',
  };
}
