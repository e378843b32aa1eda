import { coreJobs, deliveryHandler } from '@viche/host';
import type { Envelope } from '@viche/jobs/catalogue';
import { createMailer } from '@viche/mail';
import { SILENT_PROBE } from './silent-probe.ts';
import type { World } from './world.ts';

export interface TestDeliveries {
  /**
   * Runs all that waits in the outbox, and what comes of it, until nothing is left: each delivery so many times, `only` those
   * of one job where it is named.
   */
  run(how?: { readonly times?: number; readonly only?: string }): Promise<void>;
  close(): void;
}

interface OutboxRow {
  kind: 'job' | 'event';
  tenantId: string;
  plugin: string | null;
  key: string;
  id: string;
  payload: unknown;
  requestId: string;
}

/**
 * The worker's own handler over a world's outbox, step by step and without a queue: for tests that count what is done when
 * deliveries come twice. Jobs that were asked for later run at once.
 */
export function createTestDeliveries({ host, asSuperuser }: World, smtpUrl: string): TestDeliveries {
  const mailer = createMailer({ smtpUrl, from: { name: 'Віче', address: 'a@viche.example' } });
  const handle = deliveryHandler(
    host,
    coreJobs(host, {
      mailer,
      siteUrl: ({ slug }) => `http://${slug}.localhost`,
      mailDomain: 'viche.example',
      outboxDays: 30,
      probe: SILENT_PROBE,
      retry: () => Promise.reject(new Error('nothing dies here')),
    }),
  );
  const done = new Set<string>();

  function envelopesOf(row: OutboxRow): [Envelope, OutboxRow['kind']][] {
    const consumers =
      row.kind === 'job'
        ? [row.plugin!]
        : host.servers.filter(({ on }) => on?.[row.key as `x.v1`]).map(({ manifest }) => manifest.id);
    return consumers.map((plugin) => [
      { ...row, plugin, deliveryId: row.id, occurredAt: new Date().toISOString() },
      row.kind,
    ]);
  }

  return {
    async run({ times = 1, only } = {}) {
      for (;;) {
        const rows = await asSuperuser<OutboxRow>(`
          select 'event' as kind, tenant_id as "tenantId", null as plugin, name as key, id, payload, request_id as "requestId" from outbox_event
          union all
          select 'job', tenant_id, plugin, key, id, payload, request_id from outbox_job`);
        const waiting = rows.filter(({ id, key }) => !done.has(id) && (only === undefined || key === only));
        if (waiting.length === 0) return;
        for (const row of waiting) {
          done.add(row.id);
          for (const [envelope, kind] of envelopesOf(row))
            for (let time = 0; time < times; time += 1) await handle(envelope, kind);
        }
      }
    },
    close: () => mailer.close(),
  };
}
