import type { RowReading, TenantTable } from '@viche/db';

/**
 * Tables that no archive holds, each with its reason. Every other table with rows of a tenant is in it, also those of modules that
 * nobody has written yet.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  session: 'logins end with the move: their cookies belong to the former address',
  login_attempt: 'logins on their way belong to the former address and its e-ID',
  passkey: 'made for the former address: a browser shows none at another one',
  command_receipt: 'answers that are kept for a day, for forms that were sent twice to the former site',
  edit_lock: 'minutes of somebody at a form of the former site',
  outbox_event: 'handed to the queue of the former site, or about to be: what follows from them happens there',
  outbox_job: 'the same',
  inbox_event: 'receipts of the queue of the former site',
};

/** Columns that do not leave the installation; a hromada that comes in gets its own. */
const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  tenant: [
    'pepper',
    'data_key',
    'withheld_modules',
    // The site that it leaves is closed, not the one that it comes to.
    'closing_since',
    'closes_at',
    'closing_reason',
    'moved_to',
    'without_archive',
    'closed_at',
  ],
  tenant_domain: ['verification_token'],
};

/** Columns of settings; their secrets are write-only and stay behind (threats S06). */
const SETTINGS_COLUMNS: Readonly<Record<string, readonly string[]>> = { setting: ['json'] };

/** Marks of people are called `person_key` in every table; the list of former ones has two under other names. */
const PERSON_KEYS: Readonly<Record<string, readonly string[]>> = { person_key_alias: ['key', 'canonical_key'] };

/** Columns of the table that hold marks of people: wrapped by a key of the installation, so they are wrapped anew on the way. */
export function personKeysOf(table: Pick<TenantTable, 'name' | 'columns'>): readonly string[] {
  const named = table.columns.filter(({ name, type }) => name === 'person_key' && type === 'bytea');
  return [...named.map(({ name }) => name), ...(PERSON_KEYS[table.name] ?? [])];
}

/** How the rows of a table are read for an archive. */
export function readingOf(table: TenantTable): Required<RowReading> {
  return {
    skip: SECRET_COLUMNS[table.name] ?? [],
    apart: personKeysOf(table),
    withoutSealed: SETTINGS_COLUMNS[table.name] ?? [],
  };
}
