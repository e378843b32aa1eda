import cluster from 'node:cluster';
import path from 'node:path';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { createRequestHandler as createRemixHandler } from '@remix-run/node';
import { createHitExchange } from '@viche/db';
import { createGraphqlServer, createSchemas, type GraphqlCaller } from '@viche/graphql';
import {
  coreGraphql,
  createLogger,
  environmentOrExit,
  fileServiceOf,
  followChanges,
  keyRingOf,
  openHostOrExit,
  platformPlaceOf,
  replayGone,
} from '@viche/host';
import { checkOrigin, cookies } from '@viche/identity';
import { manifests } from '@viche/registry/manifests';
import { servers } from '@viche/registry/servers';
import type { SiteContext } from '@viche/site';
import { uiCatalogue } from '@viche/ui';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import en from '../i18n/en.json' with { type: 'json' };
import operatorEn from '../i18n/operator.en.json' with { type: 'json' };
import operatorUk from '../i18n/operator.uk.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };
import { createAuth } from './auth.ts';
import { coreUploadsOfPath } from './core-uploads.ts';
import { createFiles } from './files.ts';
import { createHandover } from './handover.ts';
import { createHttpServer, HTTP_DEFAULTS, keepAliveMs } from './http-server.ts';
import { knownParameters } from './known-query.ts';
import { createLimits } from './limits/limits.ts';
import { isLocal } from './limits/network.ts';
import { createRedisHitExchange } from './limits/redis-hits.ts';
import { SharedCounter } from './limits/shared-counter.ts';
import { createLoginProviders } from './login-providers.ts';
import { uploadsOfPath } from './module-routes.ts';
import { createPlatformAuth } from './onboarding/platform-auth.ts';
import { territoryReader } from './onboarding/territories.ts';
import { createOpenDataFiles } from './open-data/open-data-files.ts';
import { openAfter } from './opening.ts';
import { tellFirstOperator } from './operator/first-operator.ts';
import { PageCache } from './page-cache.ts';
import { createPlatform } from './platform.ts';
import { platformSite } from './platform-site.ts';
import { metricsSource } from './processes/metrics.ts';
import { createPlatformFiles } from './public-files/platform-files.ts';
import { createPublicFiles } from './public-files/public-files.ts';
import { createRequestHandler } from './request-handler.ts';
import type { RenderedAnswer } from './request-parts.ts';
import { partsOfBuild } from './route-parts.ts';
import { removeStaleUploads } from './uploads.ts';

const CACHED_PAGES = 2_000;

const env = environmentOrExit();
const log = createLogger(env.LOG_LEVEL, env.RELEASE);
const keys = keyRingOf(env);
const host = await openHostOrExit({
  databaseUrl: env.DATABASE_URL,
  scopeKey: env.SCOPE_KEY,
  keys,
  servers,
  log,
  sessions: env.DATABASE_SESSIONS,
  applicationName: 'viche-web',
  erasureJournal: env.ERASURE_JOURNAL_PATH,
  files: fileServiceOf(env),
  place: platformPlaceOf(env),
  catalogues: [uiCatalogue, { ns: 'site', uk, en }, { ns: 'operator', uk: operatorUk, en: operatorEn }],
});
const callers = new WeakMap<Request, GraphqlCaller>();
const graphql = createGraphqlServer({
  schemas: createSchemas({ servers, core: coreGraphql }),
  buildContext: async (request) => callers.get(request)!,
  isSameOrigin: (request) => {
    const headers = request.headers;
    const verdict = checkOrigin({
      method: request.method,
      origin: headers.get('origin'),
      secFetchSite: headers.get('sec-fetch-site'),
      host: headers.get('host'),
      expectedOrigin: new URL(request.url).origin,
    });
    return verdict === 'ok';
  },
  graphiql: env.VICHE_MODE !== 'production',
  log,
});

const metrics = new Registry();
collectDefaultMetrics({ register: metrics });
const durations = new Histogram({
  name: 'viche_http_request_seconds',
  help: 'Time to answer',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
  registers: [metrics],
});

const buildFolder = import.meta.dirname;
const buildFiles = createFiles(path.join(buildFolder, 'client'));
const readFile = buildFiles.read;
const build = (await import(path.join(buildFolder, 'server/index.js'))) as ServerBuild;
const partAt = partsOfBuild(build);
const remixOf = new Map<ServerBuild, ReturnType<typeof createRemixHandler>>();

/** Remix with the few routes that a path may mean. */
function remixAt(pathname: string): ReturnType<typeof createRemixHandler> {
  const part = partAt(pathname);
  let remix = remixOf.get(part);
  if (!remix) {
    remix = createRemixHandler(part, env.VICHE_MODE === 'development' ? 'development' : 'production');
    remixOf.set(part, remix);
  }
  return remix;
}
const cache = new PageCache({ limit: CACHED_PAGES });
const changes = await followChanges({
  databaseUrl: env.DATABASE_URL,
  tenants: host.tenants,
  log,
  onTags(tenantId, tags) {
    for (const tag of tags) cache.invalidate(`${tenantId}:${tag}`);
  },
});
const counter = new SharedCounter({
  exchange: env.REDIS_URL ? createRedisHitExchange(env.REDIS_URL) : createHitExchange(env.DATABASE_URL),
  log,
}).start();
async function render(request: Request, site: SiteContext): Promise<RenderedAnswer> {
  const context: AppLoadContext = { site };
  const response = await remixAt(new URL(request.url).pathname)(request, context);
  return { response, page: context.page ?? null };
}

// A restored copy has brought closed sites and erased people back: nobody is let in before they are gone again.
const opening = openAfter(() => replayGone(host), log);
await removeStaleUploads();
const logins = createLoginProviders(env, host.log);
const platformUrl = new URL(env.PLATFORM_URL);
const jar = cookies(platformUrl.protocol === 'https:' ? { secure: true } : { secure: false, host: platformUrl.host });
const handover = createHandover(host, env, logins);
const platformAuth = createPlatformAuth(host, env, logins.eid, jar);
const platformParts = {
  host,
  env,
  provider: logins.eid.provider,
  cookies: jar,
  territories: territoryReader(host),
};
const platformFiles = createPlatformFiles({ host, env, readFile, territories: platformParts.territories });
const platform = createPlatform({ host, env, metrics: metricsSource(metrics), opening });

const uploadsOfModules = uploadsOfPath(manifests);
const handle = createRequestHandler({
  host,
  env,
  graphql,
  callers,
  cache,
  opening,
  openData: createOpenDataFiles(host),
  publicFiles: createPublicFiles({ host, manifests, readFile }),
  manifests,
  auth: createAuth(host, logins, platformUrl.origin),
  cookies: jar,
  limits: createLimits(counter, keys.network.reveal()),
  known: knownParameters(manifests),
  uploadsAt: (pathname) => coreUploadsOfPath(pathname) ?? uploadsOfModules(pathname),
  renderTenant: render,
  async respondPlatform(request, peer, files) {
    const own =
      (await platform.respond(request, peer)) ??
      (await platformFiles.respond(request)) ??
      (await handover.respond(request)) ??
      (await platformAuth.respond(request));
    if (own) return { response: own, page: null };
    const site = await platformSite(platformParts, request, files);
    if (!site) return null;
    // Remix knows no language prefixes; the page's language is in its site context.
    const { origin, search } = new URL(request.url);
    const { method, headers } = request;
    const body = method === 'POST' ? await request.arrayBuffer() : undefined;
    return render(new Request(`${origin}${site.path}${search}`, { method, headers, body }), site);
  },
  serveFile: buildFiles.serve,
  onAnswered: ({ route, status, ms }) => durations.observe({ method: route, status: String(status) }, ms / 1000),
});

const server = createHttpServer((req, res) => void handle(req, res), {
  ...HTTP_DEFAULTS,
  keepAliveMs: keepAliveMs(env.TRUSTED_PROXIES),
  sockets: {
    // Connections go round, so each process sees its part of a network's.
    perNetwork: Math.ceil(env.SOCKETS_PER_NETWORK / env.WEB_PROCESSES),
    isExempt: (address) => env.TRUSTED_PROXIES.includes(address) || isLocal(address, env),
  },
});
// One of several takes no visitors from its siblings before it can serve them; one alone says why it is closed.
if (cluster.isWorker) await opening.opened;
// One of several tells it, or each would make the code of the one before worthless.
if (!cluster.isWorker || cluster.worker?.id === 1) void opening.opened.then(() => tellFirstOperator(host, env));
server.listen(env.PORT, env.BIND_ADDRESS, async () => {
  // Several processes are ready when their primary says so.
  if (cluster.isWorker) return;
  await opening.opened;
  const address = server.address();
  process.stdout.write(
    `${JSON.stringify({ ready: true, port: address && typeof address === 'object' ? address.port : env.PORT })}\n`,
  );
});
server.on('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`${error.code === 'EADDRINUSE' ? `Port ${env.PORT} is taken` : error.message}\n`);
  process.exit(1);
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.closeIdleConnections();
  await Promise.race([
    new Promise((resolve) => server.close(resolve)),
    new Promise((resolve) => setTimeout(resolve, 8_000)),
  ]);
  await changes.close();
  await counter.close();
  await host.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
