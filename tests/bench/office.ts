import { get } from 'node:http';
import type pg from 'pg';
import { type LoadResult, load } from './load.ts';

export interface Office {
  readonly port: number;
  readonly database: pg.Client;
  readonly tenantId: string;
}

/** Petitions that wait for their check, each with its running term: a queue as long as the desk shows at most. */
export async function fillQueue({ database, tenantId }: Office, petitions: number): Promise<void> {
  await database.query(
    `with waiting as (
       insert into petitions_petition (tenant_id, id, ref, title, essence, demand, norm, author_name, state, submitted_at)
       select tenant_id, gen_random_uuid(), 'q' || lpad(n::text, 7, '0'), title, essence, demand, norm, author_name, 'moderation',
         now() - n * interval '10 minutes'
       from (select * from petitions_petition where tenant_id = $1 and state = 'collecting' limit 1) one, generate_series(1, $2::int) as n
       returning tenant_id, id, submitted_at)
     insert into deadline (tenant_id, id, kind, subject_type, subject_id, rule, calendar_edition, started_at, due_on, due_before)
     select tenant_id, gen_random_uuid(), 'petitions.moderation', 'Petition', id, '{}', 'bench', submitted_at,
       (submitted_at + interval '2 days')::date, submitted_at + interval '2 days'
     from waiting`,
    [tenantId, petitions],
  );
}

/** The person behind a session becomes a moderator. */
export async function makeModerator({ database, tenantId }: Office, token: Buffer): Promise<void> {
  await database.query(
    `with colleague as (
       insert into staff_member (tenant_id, id, participant_id, display_name)
       select tenant_id, gen_random_uuid(), participant_id, 'Модератор' from session where tenant_id = $1 and token_hash = $2
       returning tenant_id, id)
     insert into role_assignment (tenant_id, id, staff_id, role, module)
     select tenant_id, gen_random_uuid(), id, 'moderator', '' from colleague`,
    [tenantId, token],
  );
  await database.query('update tenant set config_version = config_version + 1 where id = $1', [tenantId]);
}

/** The desk's page of the queue, asked for by a few moderators at once. */
export const readQueue = (
  port: number,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<LoadResult> => load({ port, connections: 4, seconds, next: () => ({ path: '/admin/petitions', headers }) });

/** Adds signatures to a petition that nobody measures, until the hromada has so many. */
export async function fillSignatures({ database, tenantId }: Office, wanted: number): Promise<void> {
  await database.query(
    `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
     select p.tenant_id, gen_random_uuid(), p.id, sha256(('export ' || n)::bytea), 'Перевірка Навантаження ' || n, 'web', 'eid', now()
     from (select tenant_id, id from petitions_petition where tenant_id = $1 and state = 'expired' limit 1) p,
       generate_series(1, $2::int - (select count(*)::int from petitions_petition_signature where tenant_id = $1)) as n`,
    [tenantId, wanted],
  );
  await database.query('vacuum analyze petitions_petition_signature');
}

export interface ExportResult {
  readonly rows: number;
  readonly seconds: number;
  /** Peak of the process's memory during the export over what it had before, MiB. */
  readonly growth: number;
}

const SAMPLE_MS = 20;

/** Takes a file of the open data and throws it away line by line, watching the memory of the process that sends it. */
export async function exportFile(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  memory: () => number,
): Promise<ExportResult> {
  const before = memory();
  let peak = before;
  const watching = setInterval(() => {
    peak = Math.max(peak, memory());
  }, SAMPLE_MS);
  const started = performance.now();
  const lines = await new Promise<number>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let found = 0;
      answer.on('data', (piece: Buffer) => {
        for (const byte of piece) if (byte === 10) found += 1;
      });
      answer.once('end', () => resolve(found));
      answer.once('error', reject);
    }).once('error', reject);
  }).finally(() => clearInterval(watching));
  return { rows: lines - 1, seconds: (performance.now() - started) / 1000, growth: peak - before };
}
