import { GUEST } from '@viche/identity';
import { ModuleOff, type OpenDatasetDeclaration, type OpenRow } from '@viche/plugin-api';
import { makeCaller } from './caller.ts';
import type { Host } from './host.ts';

/** A published table and the plugin whose it is. */
export interface OpenDataset {
  readonly plugin: string;
  readonly declaration: OpenDatasetDeclaration;
}

/** The published tables of the plugins that are on, in the plugins' order. */
export function openDatasets(host: Pick<Host, 'servers'>, enabled: ReadonlySet<string>): OpenDataset[] {
  return host.servers
    .filter(({ manifest }) => enabled.has(manifest.id))
    .flatMap(({ manifest, openData = [] }) => openData.map((declaration) => ({ plugin: manifest.id, declaration })));
}

const BATCH = 1_000;

/**
 * All rows of a dataset, as a guest may read them. Each batch is a short transaction: whoever reads slowly, or goes away,
 * holds no session between two of them. What is appended meanwhile stands at the end; what is hidden meanwhile is not in
 * the batches still to come.
 *
 * @throws {ModuleOff} when the module is switched off on the way
 */
export async function* readDataset(
  host: Host,
  tenantId: string,
  { plugin, declaration }: OpenDataset,
  origin: string,
): AsyncGenerator<readonly OpenRow[]> {
  let after: string | null = null;
  do {
    const bundle = await host.tenants.byId(tenantId);
    if (!bundle?.enabled.has(plugin)) throw new ModuleOff({ plugin });
    const caller = makeCaller(host, { bundle, actor: GUEST, locale: 'uk' });
    const question = { after, limit: BATCH, origin };
    const batch: Awaited<ReturnType<OpenDatasetDeclaration['rows']>> = await caller.read((ctx) =>
      declaration.rows(ctx, question),
    );
    yield batch.rows;
    after = batch.next;
  } while (after !== null);
}
