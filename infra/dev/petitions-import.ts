// `npm run petitions:import -- --home DIR --tenant SLUG --source NAME --file FILE [--status "WORD=answered" …] [--apply]`: brings
// the archive of a former platform into a hromada of a running instance, however large. Without --apply it checks and
// reports. Without --home it takes the environment of the processes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  createHost,
  createLogger,
  environmentOrExit,
  keyRingOf,
  makeCaller,
  OPERATOR,
  readEnvironment,
} from '@viche/host';
import { servers } from '@viche/registry/servers';
import { LoadRefused, runningInstance } from './demo/running-instance.ts';
import { ROOT } from './install.mjs';
import { ImportArguments, importArchive, readArguments } from './petition-archive.ts';
import { giveUp, say } from './say.mjs';

function environment(home: string | undefined) {
  if (home === undefined) return environmentOrExit();
  try {
    return readEnvironment(runningInstance(path.resolve(ROOT, home)).env);
  } catch (error) {
    if (error instanceof LoadRefused) giveUp(error.message);
    throw error;
  }
}

const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    tenant: { type: 'string' },
    source: { type: 'string' },
    file: { type: 'string' },
    status: { type: 'string', multiple: true },
    apply: { type: 'boolean' },
  },
});
const wanted = readArguments(values);
if (wanted instanceof ImportArguments) throw giveUp(wanted.message);
const env = environment(values.home);
const host = await createHost({
  databaseUrl: env.DATABASE_URL,
  scopeKey: env.SCOPE_KEY,
  keys: keyRingOf(env),
  servers,
  log: createLogger('warn', 'import'),
  sessions: 2,
  applicationName: 'viche-petitions-import',
});
try {
  const bundle = await host.tenants.byHost(wanted.tenant);
  if (!bundle) throw giveUp(`No open hromada has the address ${wanted.tenant}.`);
  const caller = makeCaller(host, { bundle, actor: OPERATOR, locale: 'uk' });
  for (const line of await importArchive(caller, { ...wanted, content: readFileSync(wanted.file) })) say(line);
} finally {
  await host.close();
}
