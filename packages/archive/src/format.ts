import { z } from 'zod';

/** Raised with every change that an older import would misread. */
export const FORMAT_VERSION = 1;

/** Names of the entries of the zip. */
export const ENTRY = {
  readme: 'README.txt',
  keys: 'keys.json',
  manifest: 'manifest.json',
  seal: 'manifest.seal',
  table: (name: string) => `tables/${name}.ndjson`,
  file: (key: string) => `files/${key}`,
} as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const measured = { bytes: z.int().min(0), sha256: hash };
const plainName = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

const table = z.strictObject({
  name: plainName,
  rows: z.int().min(0),
  columns: z.array(z.strictObject({ name: plainName, type: z.string().max(200) })).min(1),
  /** Which of the columns hold marks of people. */
  personKeys: z.array(plainName),
  ...measured,
});

/** Says which version of the format it is, whatever else stands in it. */
export const anyManifest = z.looseObject({ format: z.literal('viche-archive'), version: z.int() });

/** What the archive holds: hashes of every other entry, and which tables they fit. */
export const manifest = z.strictObject({
  format: z.literal('viche-archive'),
  version: z.literal(FORMAT_VERSION),
  /** Of the installation that wrote it. */
  release: z.string().max(200),
  takenAt: z.iso.datetime(),
  tenant: z.strictObject({
    id: z.uuid(),
    slug: z.string(),
    code: z.string(),
    edrpou: z.string().nullable(),
    officialName: z.string(),
  }),
  migrations: z.array(z.string()).min(1),
  /** Public keys (PEM) that signed its audit log. */
  auditKeys: z.array(z.string().max(2_000)),
  readme: z.strictObject(measured),
  keys: z.strictObject(measured),
  tables: z.array(table),
  leftOut: z.array(z.strictObject({ table: plainName, reason: z.string() })),
  files: z.array(z.strictObject({ key: z.string(), ...measured })),
  /** Rows of files whose bytes were gone already. */
  missingFiles: z.array(z.string()),
});

export type Manifest = z.output<typeof manifest>;
export type ArchivedTable = z.output<typeof table>;
