import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Host, type OpenDataset, openDatasets, readDataset, type TenantBundle } from '@viche/host';
import { DISTRIBUTIONS, type Distribution, datasetLines, LICENCE_URL } from '@viche/open-data';
import type { TenantInfo } from '@viche/plugin-api';
import { acceptsGzip } from '../encoding.ts';
import { DATA_POLICY, exposureHeaders } from '../headers.ts';
import { StreamSlots } from '../streams.ts';
import { catalogueOf, structureOf } from './passports.ts';

/** A file of the open data: the catalogue, the structure of a dataset, or the dataset itself. */
export type OpenDataFile =
  | { readonly kind: 'catalogue' }
  | { readonly kind: 'structure'; readonly dataset: OpenDataset }
  | { readonly kind: 'rows'; readonly dataset: OpenDataset; readonly distribution: Distribution };

interface Answering {
  readonly bundle: TenantBundle;
  readonly origin: string;
  readonly requestId: string;
}

export interface OpenDataFiles {
  /** The file at an address; null for an address of something else, or of a module that is off. */
  find(pathname: string, bundle: TenantBundle): OpenDataFile | null;
  /** Sends it. Answers how many seconds to wait when too many leave already; then nothing was sent. */
  send(
    req: IncomingMessage,
    res: ServerResponse,
    file: OpenDataFile,
    answering: Answering,
  ): Promise<{ readonly retryAfter: number } | null>;
}

/** In each process, for each hromada. */
const STREAMS_AT_ONCE = 2;
const RETRY_SECONDS = 30;
/** However slowly somebody reads, a place is given back after this. A client that takes nothing is cut off sooner. */
const LONGEST_STREAM_MS = 30 * 60_000;
const ADDRESS = /^\/data\/([a-z][a-z-]{0,60})\.(csv|office\.csv|json|schema\.json)$/;

/** Everything below `/data/`, and the catalogue. Public, for programs of every site, never kept by anybody. */
export function createOpenDataFiles(host: Host): OpenDataFiles {
  const slots = new StreamSlots();

  function find(pathname: string, bundle: TenantBundle): OpenDataFile | null {
    if (pathname === '/open-data.json') return { kind: 'catalogue' };
    const [, key, ending] = ADDRESS.exec(pathname) ?? [];
    const dataset = openDatasets(host, bundle.enabled).find(({ declaration }) => declaration.key === key);
    if (!dataset) return null;
    if (ending === 'schema.json') return { kind: 'structure', dataset };
    const distribution = DISTRIBUTIONS.find((known) => known.ending === ending);
    return distribution ? { kind: 'rows', dataset, distribution } : null;
  }

  async function sendJson(
    req: IncomingMessage,
    res: ServerResponse,
    headers: Record<string, string>,
    document: object,
  ): Promise<void> {
    const body = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
    res.writeHead(200, { ...headers, 'Content-Length': body.length });
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  async function stream(
    req: IncomingMessage,
    res: ServerResponse,
    { dataset, distribution }: OpenDataFile & { kind: 'rows' },
    { bundle, origin, requestId }: Answering,
  ): Promise<void> {
    const { key, columns } = dataset.declaration;
    const packed = acceptsGzip(req);
    res.writeHead(200, {
      ...headersOf(`${distribution.mediaType}; charset=utf-8`, bundle.info),
      'Content-Disposition': `attachment; filename="${key}.${distribution.ending}"`,
      Link: `<${origin}/data/${key}.schema.json>; rel="describedby", <${LICENCE_URL}>; rel="license"`,
      Vary: 'Accept-Encoding',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    if (req.method === 'HEAD') return void res.end();
    const batches = readDataset(host, bundle.info.id, dataset, origin);
    const names = columns.map(({ name }) => name);
    // One batch at a time: the next one is read when the client has taken this one.
    const text = Readable.from(datasetLines(batches, names, distribution.ending), { highWaterMark: 1 });
    const signal = AbortSignal.timeout(LONGEST_STREAM_MS);
    try {
      await (packed ? pipeline(text, createGzip({ level: 4 }), res, { signal }) : pipeline(text, res, { signal }));
    } catch (error) {
      // A file cut short must not look whole: the connection breaks instead of ending. Whoever went away did so himself.
      res.destroy();
      const code = (error as { code?: unknown }).code;
      if (code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      host.log.warn({ reqId: requestId, err: error, event: 'open-data.cut' }, 'a file of the open data was cut short');
    }
  }

  return {
    find,
    async send(req, res, file, answering) {
      const { info } = answering.bundle;
      if (file.kind === 'catalogue') {
        await sendJson(
          req,
          res,
          headersOf('application/ld+json; charset=utf-8', info),
          await catalogueOf(host, answering),
        );
        return null;
      }
      if (file.kind === 'structure') {
        const structure = structureOf(host.translators.uk.t, file.dataset);
        await sendJson(req, res, headersOf('application/csvm+json; charset=utf-8', info), structure);
        return null;
      }
      const end = slots.take([answering.bundle.info.id, STREAMS_AT_ONCE]);
      if (!end) return { retryAfter: RETRY_SECONDS };
      try {
        await stream(req, res, file, answering);
      } finally {
        end();
      }
      return null;
    },
  };
}

function headersOf(type: string, { trial }: Pick<TenantInfo, 'trial'>): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': DATA_POLICY,
    // A name that is hidden, or a text that is taken down, must be gone with the next download (threats F09, F12).
    'Cache-Control': 'no-cache',
    // No other site's program takes what is tried for the council's data.
    ...(trial ? {} : Object.fromEntries(exposureHeaders('fetch'))),
  };
}
