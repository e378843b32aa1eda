import { zipStream } from '@viche/archive';
import type { Session } from '@viche/db';
import type { GraphqlCaller } from '@viche/graphql';
import {
  dataPage,
  erasePerson,
  exportPerson,
  type Host,
  noteErasure,
  requireOwnRecord,
  type TenantBundle,
} from '@viche/host';
import { formatDateTime } from '@viche/i18n';
import { endAllSessions, endSessionById, listSessions } from '@viche/identity';
import { ExpectedError, SignInNeeded } from '@viche/plugin-api';
import type { ErasureOutcome, KeptData, SiteAccount } from '@viche/site';
import { inTenant } from './in-tenant.ts';

/** The signed-in person's own data over the host. Everything that belongs together happens in one transaction. */
export function siteAccount(host: Host, bundle: TenantBundle, caller: GraphqlCaller): SiteAccount {
  const { actor, tenantId, requestId } = caller;
  const me = (): string => {
    if (!actor.participantId) throw new SignInNeeded({});
    return actor.participantId;
  };
  const scope = (session: Session) => ({ bundle, session, locale: caller.locale, requestId });
  const eraseIn = (session: Session) => erasePerson(host, scope(session), me());

  return {
    async profile() {
      const participantId = me();
      const [row] = await inTenant(
        host,
        bundle,
        ({ sql }) => sql<{ verifiedAt: Date | null }>`
          select (select max(l.verified_at) from identity_link l
            where l.tenant_id = p.tenant_id and l.participant_id = p.id) as "verifiedAt"
          from participant p where p.tenant_id = ${tenantId}::uuid and p.id = ${participantId}::uuid`,
        { readOnly: true },
      );
      return { name: actor.publicName, verifiedAt: row?.verifiedAt ?? null };
    },
    async sessions() {
      const lines = await inTenant(host, bundle, (ctx) => listSessions(ctx, me()), { readOnly: true });
      return lines.map(({ id, device, signedInAt, lastSeenAt }) => ({
        id,
        device,
        signedInAt,
        lastSeenAt,
        place: id === actor.sessionId ? ('this-device' as const) : ('other-device' as const),
      }));
    },
    async endSession(sessionId) {
      await inTenant(host, bundle, (ctx) => endSessionById(ctx, me(), sessionId));
    },
    async endOtherSessions() {
      await inTenant(host, bundle, async (ctx) => {
        const others = (await listSessions(ctx, me())).filter(({ id }) => id !== actor.sessionId);
        if (!actor.sessionId) return void (await endAllSessions(ctx, me()));
        for (const { id } of others) await endSessionById(ctx, me(), id);
      });
    },
    async exportFile() {
      const participantId = requireOwnRecord(actor);
      const at = new Date();
      const hromada = bundle.info.names[caller.locale].official;
      const data = await host.pool.scoped(tenantId, async (session) => ({
        tenant: { slug: bundle.info.slug, name: hromada },
        exportedAt: at.toISOString(),
        ...(await exportPerson(host, scope(session), participantId)),
      }));
      const facts = { hromada, at: formatDateTime(caller.locale, at) };
      const page = dataPage(data, host.translators[caller.locale], facts);
      return {
        name: `viche-${bundle.info.slug}-my-data.zip`,
        type: 'application/zip',
        chunks: zipStream(async (entries) => {
          entries.add('data.json', Buffer.from(`${JSON.stringify(data, null, 2)}\n`));
          entries.add('my-data.html', Buffer.from(page));
        }),
      };
    },
    previewErasure: () => erasure(() => rolledBack(host, tenantId, eraseIn)),
    erase: () =>
      erasure(async () => {
        const kept = await host.pool.scoped(tenantId, eraseIn);
        await noteErasure(host, bundle, me());
        return kept;
      }),
  };
}

async function erasure(work: () => Promise<readonly KeptData[]>): Promise<ErasureOutcome> {
  try {
    return { done: true, kept: await work() };
  } catch (error) {
    if (error instanceof ExpectedError && !(error instanceof SignInNeeded)) return { done: false, code: error.code };
    throw error;
  }
}

/** Carries the answer out of a transaction that must not commit. */
class Rehearsed<R> extends Error {
  readonly result: R;
  constructor(result: R) {
    super('rehearsed');
    this.result = result;
  }
}

/** Does the work and takes it back: the answer is what the real act would have said. */
async function rolledBack<R>(host: Host, tenantId: string, work: (session: Session) => Promise<R>): Promise<R> {
  try {
    return await host.pool.scoped(tenantId, async (session): Promise<R> => {
      throw new Rehearsed(await work(session));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as R;
    throw error;
  }
}
