// Takes an archive of a tenant and throws its bytes away, as a process that does nothing else; prints what it cost as JSON.
import { exportTenant } from '@viche/archive';
import { createSessionPool } from '@viche/db';
import { KeyRing, openTenantKeys, Secret } from '@viche/identity';

const [tenantId = ''] = process.argv.slice(2);
const { DATABASE_URL = '', SCOPE_KEY = '' } = process.env;
const MIB = 1_048_576;
const SAMPLE_MS = 20;

const pool = createSessionPool({ appUrl: DATABASE_URL, scopeKey: SCOPE_KEY, size: 1 });
const [row] = await pool.scoped(
  tenantId,
  ({ sql }) => sql<{ pepper: Uint8Array; dataKey: Uint8Array }>`
    select pepper, data_key as "dataKey" from tenant where id = ${tenantId}::uuid`,
);
const keys = openTenantKeys(KeyRing.fromEnvironment(process.env), tenantId, row!);
const memory = () => process.memoryUsage().rss / MIB;
const before = memory();
let peak = before;
const watching = setInterval(() => {
  peak = Math.max(peak, memory());
}, SAMPLE_MS);
const started = performance.now();
let bytes = 0;
const source = { pool, store: null, keys, release: 'bench', auditKeys: [] };
for await (const piece of exportTenant(source, Secret.fromText('сім вершників їдуть полем'))) bytes += piece.length;
clearInterval(watching);
await pool.close();
process.stdout.write(
  `${JSON.stringify({ seconds: (performance.now() - started) / 1000, bytes, before, growth: Math.max(peak, memory()) - before })}\n`,
);
