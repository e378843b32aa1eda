import type { Session } from '@viche/db';
import { type ListsByType, listsOfPerson, looksAt } from '@viche/graphql';
import { eraseParticipant, exportParticipant, type IdentityContext, type Kept } from '@viche/identity';
import type { AnyPluginServer, Locale, PluginContext } from '@viche/plugin-api';
import { baseContext, SYSTEM } from './caller.ts';
import { eraseOwnFiles, ownFiles } from './files/own-files.ts';
import { noEffects, pluginContext } from './plugin-context.ts';
import { publishInvalidations, transactionRunner } from './run-command.ts';
import type { HostServices } from './services.ts';
import type { TenantBundle } from './tenants.ts';

/** Where the rows of a person are looked for: one tenant, in one transaction of the caller's. */
export interface PersonalDataScope {
  readonly bundle: TenantBundle;
  readonly session: Session;
  readonly locale?: Locale;
  readonly requestId?: string;
}

const identity = ({ bundle, session }: PersonalDataScope): IdentityContext => ({
  tenant: bundle.info,
  keys: bundle.keys,
  sql: session.sql,
});

/** All installed modules, those switched off too: their rows about the person are still there. */
async function eachPlugin<R>(
  services: HostServices,
  { bundle, session, locale = 'uk', requestId }: PersonalDataScope,
  work: (server: AnyPluginServer, ctx: PluginContext) => Promise<R>,
): Promise<R[]> {
  const base = baseContext(services, { bundle, actor: SYSTEM, locale, requestId });
  const results: R[] = [];
  for (const server of services.servers) {
    const effects = noEffects();
    const runner = transactionRunner(services, base, session, effects);
    const ctx = pluginContext({ base, session, manifest: server.manifest, services, effects, runner });
    results.push(await work(server, ctx));
    await publishInvalidations(session, base.tenantId, effects);
  }
  return results;
}

/** Everything that the core and all installed modules keep about the person (law 2297-VI art. 8). Plain JSON. */
export async function exportPerson(services: HostServices, scope: PersonalDataScope, participantId: string) {
  const modules = await eachPlugin(
    services,
    scope,
    async ({ manifest, personalData }, ctx) =>
      [manifest.id, await personalData.export(participantId, ctx as never)] as const,
  );
  return {
    core: await exportParticipant(identity(scope), participantId),
    looks: await looksAtPerson(services, scope, participantId),
    files: await ownFiles(scope.session, scope.bundle.info.id, participantId),
    modules: Object.fromEntries(modules),
  };
}

/** Who looked at lists on which the person stands, when and why. */
async function looksAtPerson(services: HostServices, scope: PersonalDataScope, participantId: string) {
  const lists: ListsByType[] = [];
  await eachPlugin(services, scope, async (server, ctx) => {
    lists.push(...(await listsOfPerson(server, ctx, participantId)));
  });
  const { session, bundle } = scope;
  return looksAt({ sql: session.sql, tenantId: bundle.info.id }, participantId, lists);
}

/**
 * Erases the person in every installed module and in the core: at once or, when the transaction ends otherwise, nowhere.
 *
 * @returns what stays and why
 * @throws {NotFound | StaffMustLeaveFirst}
 */
export async function erasePerson(
  services: HostServices,
  scope: PersonalDataScope,
  participantId: string,
  options?: Parameters<typeof eraseParticipant>[2],
): Promise<readonly Kept[]> {
  const ofModules = await eachPlugin(services, scope, ({ personalData }, ctx) =>
    personalData.erase(participantId, ctx as never),
  );
  await eraseOwnFiles(scope.session, scope.bundle.info.id, participantId);
  return [...ofModules.flat(), ...(await eraseParticipant(identity(scope), participantId, options))];
}
