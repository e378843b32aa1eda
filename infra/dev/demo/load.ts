// `npm run demo:load -- --tenant slavutych --petitions 10000 --signatures 200000 [--home DIR]`: fills a hromada of the running instance.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findTenantByHost } from '@viche/db';
import { createLogger, openHost } from '@viche/host';
import { KeyRefused, KeyRing } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { z } from 'zod';
import { ROOT } from '../install.mjs';
import { giveUp } from '../say.mjs';
import { loadPetitions } from './load-petitions.ts';
import { TooMuchLoad } from './load-plan.ts';
import { progressBar } from './progress-bar.ts';
import { LoadRefused, runningInstance } from './running-instance.ts';

const STATEMENT_TIMEOUT_MS = 60_000;

const amount = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const options = z.object({
  tenant: z.string().regex(/^[a-z0-9-]+$/),
  petitions: amount(1, 1_000_000),
  signatures: amount(0, 50_000_000),
  home: z.string().min(1),
});

function readOptions(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      tenant: { type: 'string', default: 'slavutych' },
      petitions: { type: 'string', default: '10000' },
      signatures: { type: 'string', default: '200000' },
      home: { type: 'string', default: '.viche' },
    },
  });
  const parsed = options.safeParse(values);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `--${issue.path.join('.')}`);
  throw new LoadRefused(
    `${wrong.join(', ')} cannot be read. Use --tenant SLUG --petitions N --signatures N --home DIR.`,
  );
}

async function main(): Promise<void> {
  const { tenant, petitions, signatures, home } = readOptions(process.argv.slice(2));
  const { env, platformUrl } = runningInstance(path.resolve(ROOT, home));
  const host = await openHost({
    databaseUrl: env.DATABASE_URL,
    scopeKey: env.SCOPE_KEY,
    keys: KeyRing.fromEnvironment(env),
    servers,
    log: createLogger('warn', 'load'),
    sessions: 4,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    applicationName: 'viche-load',
  });
  try {
    const address = await findTenantByHost(host.pool, tenant);
    const bundle = address && (await host.tenants.byId(address.id));
    if (!bundle) throw new LoadRefused(`No hromada has the address "${tenant}" at ${platformUrl}.`);
    if (!bundle.enabled.has('petitions')) throw new LoadRefused(`Petitions are switched off in "${tenant}".`);
    const bar = progressBar(petitions + signatures);
    await loadPetitions(host, bundle, {
      petitions,
      signatures,
      now: new Date(),
      onProgress: (done) => bar.show(done.petitions + done.signatures),
    });
    bar.end(`${petitions} petitions with ${signatures} signatures are in ${bundle.info.names.uk.short}`);
  } finally {
    await host.close();
  }
}

main().catch((error: unknown) => {
  if (error instanceof LoadRefused || error instanceof TooMuchLoad || error instanceof KeyRefused)
    giveUp(error.message);
  if ((error as { code?: unknown }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') giveUp((error as Error).message);
  if ((error as { code?: unknown }).code === 'core/busy')
    giveUp('The database does not answer: is Viche still running? What was written so far stays.');
  throw error;
});
