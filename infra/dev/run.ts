import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  installedPlugins,
  MigrationBlocked,
  migrate,
  provisionDatabase,
  startEmbeddedPostgres,
  storeScopeKey,
  withDatabase,
} from '@viche/db/server';
import { createLogger, keyRefusalText } from '@viche/host';
import { KeyRefused, KeyRing } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { type Child, household } from './child.ts';
import { seedDemo } from './demo/seed.ts';
import { govIdOfSandbox } from './gov-id-of-sandbox.ts';
import { claimHome, type HomeState, HomeUnusable, homeState, openHome, portIsFree } from './home.ts';
import { ROOT } from './install.mjs';
import { type StartOptions, startOptions } from './options.ts';
import { syncReferenceData } from './reference-data.ts';
import { build, reloadOnChange } from './reload.ts';
import { giveUp, say } from './say.mjs';
import { SOURCE_FOLDERS } from './sources.ts';

const DATABASE = 'viche';
/** What the caller of `npm start` may set for the processes. */
const PASSED_ON = ['REDIS_URL', 'WEB_PROCESSES'];
const ROLE_NAMES = ['owner', 'app', 'relay', 'queue'] as const;
const processes = household((name, code) => void stop(`The ${name} ended (${code}): its last words are above.`));
const closers: (() => Promise<void> | void)[] = [];
let stopping = false;

async function main(): Promise<void> {
  const options = startOptions(process.argv.slice(2));
  if (!(await portIsFree(options.port)))
    giveUp(`Port ${options.port} is taken by another program: stop it, or choose another with --port N.`);
  openHome(options.home, options.fresh ? 'fresh' : 'keep');
  closers.push(claimHome(options.home));
  const state = await homeState(options.home);
  const { env, appUrl, ownerUrl, superUrl } = await openDatabase(options, state);
  const keys = KeyRing.fromEnvironment(env);

  say('Demo data …');
  await seedDemo({
    ownerUrl,
    appUrl: env.DATABASE_URL!,
    scopeKey: env.SCOPE_KEY!,
    keys,
    log: createLogger('warn', 'seed'),
    onProgress: say,
    today: new Date(),
  });

  say('Demo e-ID and mailbox, worker, site …');
  closers.push(() => processes.stopAll());
  await processes.start('e-ID', ['apps/sandbox/build/server/main.js'], {
    SANDBOX_PORT: String(state.ports.sandbox),
    SANDBOX_SMTP_PORT: String(state.ports.smtp),
    SANDBOX_DATA_DIR: path.join(options.home, 'sandbox'),
    SANDBOX_CLIENTS: JSON.stringify(sandboxClients(env.EID_CLIENT_SECRET!, options.port)),
  });
  Object.assign(env, govIdOfSandbox(env.SANDBOX_URL!, path.join(options.home, 'sandbox'), env.EID_CLIENT_SECRET!));
  const running = path.join(options.home, 'running.json');
  closers.push(() => rmSync(running, { force: true }));
  let built: readonly Child[] = [];
  async function startBuilt(): Promise<void> {
    await Promise.all(built.map(processes.stop));
    built = [];
    const starts = await Promise.allSettled([
      processes.start('worker', ['apps/worker/build/main.js'], env),
      processes.start('site', ['--max-old-space-size=256', 'apps/web/build/main.js'], env),
    ]);
    built = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const failure = starts.find((start) => start.status === 'rejected');
    if (failure) throw failure.reason;
    const [worker, web] = built.map(({ pid }) => pid);
    const known = { platformUrl: env.PLATFORM_URL, superUrl, ownerUrl, appUrl, env, processes: { web, worker } };
    writeFileSync(running, JSON.stringify(known, null, 2), { mode: 0o600 });
  }
  await startBuilt();
  announce(options, state);
  if (options.mode === 'dev')
    closers.push(reloadOnChange({ root: ROOT, folders: SOURCE_FOLDERS, build, restart: startBuilt, say }));
}

/** Starts PostgreSQL (or takes the one of DATABASE_SUPERUSER_URL), makes roles, applies migrations. */
async function openDatabase(options: StartOptions, state: HomeState) {
  const passwords = Object.fromEntries(
    ROLE_NAMES.map((role) => [role, state.secrets[`${role.toUpperCase()}_PASSWORD`]!]),
  ) as Record<(typeof ROLE_NAMES)[number], string>;
  let superUrl = process.env.DATABASE_SUPERUSER_URL;
  if (!superUrl) {
    say('Database …');
    const postgres = await startEmbeddedPostgres({
      dataDir: path.join(options.home, 'postgres'),
      port: state.ports.postgres,
      password: state.secrets.SUPERUSER_PASSWORD!,
      durability: 'safe',
      onProgress: say,
    });
    closers.push(() => postgres.stop());
    superUrl = postgres.superUrl;
  }
  const { ownerUrl, appUrl, relayUrl, queueUrl } = await provisionDatabase({ superUrl, database: DATABASE, passwords });
  say('Migrations …');
  await migrate({ ownerUrl, plugins: installedPlugins(), onProgress: (name: string) => say(`  ${name}`) });
  await storeScopeKey(ownerUrl, Buffer.from(state.secrets.SCOPE_KEY!, 'base64'));
  await syncReferenceData(ownerUrl, servers);
  const sandbox = `http://localhost:${state.ports.sandbox}`;
  const env: Record<string, string> = {
    ...keysOnly(state.secrets),
    VICHE_MODE: 'demo',
    PLATFORM_URL: `http://localhost:${options.port}`,
    PORT: String(options.port),
    DATABASE_URL: appUrl,
    RELAY_DATABASE_URL: relayUrl,
    QUEUE_DATABASE_URL: queueUrl,
    ...Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    SCOPE_KEY: Buffer.from(state.secrets.SCOPE_KEY!, 'base64').toString('hex'),
    SMTP_URL: `smtp://127.0.0.1:${state.ports.smtp}`,
    MAIL_FROM: 'no-reply@viche.example',
    EID_ISSUER: `${sandbox}/eid`,
    EID_CLIENT_ID: 'viche',
    SANDBOX_URL: sandbox,
    AUDIT_WITNESS_PATH: path.join(options.home, 'witness', 'heads.jsonl'),
    AUDIT_FORMER_KEYS_PATH: path.join(options.home, 'witness', 'former-audit-keys.pem'),
    ERASURE_JOURNAL_PATH: path.join(options.home, 'witness', 'erasures.jsonl'),
    STORAGE_PATH: path.join(options.home, 'files'),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  return { env, appUrl, ownerUrl, superUrl: withDatabase(superUrl, DATABASE) };
}

/** The keys that the processes need; the passwords of the database's roles are not among them. */
function keysOnly(secrets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => !name.endsWith('_PASSWORD')));
}

/** Where the demo says that an identifier and a secret of a hromada's own client are needed: these (`apps/sandbox/README.md`). */
const OWN_CLIENT = { clientId: 'rada', clientSecret: 'not-a-secret-in-a-demo' };

/** Tenants open at run time, so the e-ID knows their addresses by pattern: any label below localhost at our port, and none. */
function sandboxClients(clientSecret: string, port: number) {
  const origin = `http://(?:[a-z0-9-]+\\.)?localhost:${port}`;
  const addresses = {
    redirectUriPattern: `^${origin}/auth/callback/(eid|gov-id)$`,
    postLogoutRedirectUriPattern: `^${origin}/(auth/logged-out)?$`,
  };
  return [
    { clientId: 'viche', clientSecret, ...addresses },
    { ...OWN_CLIENT, ...addresses },
  ];
}

function announce({ port, home }: StartOptions, { ports }: HomeState): void {
  const lines = [
    ['Platform', `http://localhost:${port}`],
    ['Славутич', `http://slavutych.localhost:${port}`],
    ['Луцьк', `http://lutsk.localhost:${port}`],
    ['Demo e-ID', `http://localhost:${ports.sandbox}`],
    ['Mailbox', `http://localhost:${ports.sandbox}/mail`],
    ['GraphQL', `http://slavutych.localhost:${port}/graphql`],
    ['Data', home],
  ];
  process.stdout.write(
    `\n${lines.map(([name, value]) => `  ${name!.padEnd(12)}${value}`).join('\n')}\n\n  Ctrl-C stops everything; the data stays.\n\n`,
  );
  process.stdout.write(`Ready: http://localhost:${port}\n`);
}

async function stop(reason?: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (reason) process.stderr.write(`\n${reason}\n`);
  else say('Stopping …');
  for (const close of closers.reverse()) await close();
  process.exit(reason ? 1 : 0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
process.on('SIGHUP', () => void stop());

main().catch((error: unknown) => {
  // What is refused or cut off by the stop is no failure of its own.
  if (stopping) return;
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof HomeUnusable) return stop(error.message);
  if (error instanceof MigrationBlocked) return stop(error.message);
  if (error instanceof KeyRefused) return stop(keyRefusalText(error));
  if (code === 'ENOSPC' || /No space left/.test(String(error)))
    return stop('The disk is full: free some space and start again.');
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return stop('Viche could not start: the reason is above.');
});
