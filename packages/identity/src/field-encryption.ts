import { openBytes, SealBroken, sealBytes } from './sealed-bytes.ts';
import type { Secret } from './secret.ts';
import type { TenantKeys } from './tenant-keys.ts';

/** Where a sealed value stands. It opens at exactly this place (threats K08). */
export interface FieldPlace {
  readonly dataKey: Secret;
  readonly tenantId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  readonly keyVersion: number;
}

const VERSION_LENGTH = 2;

function bindingOf(place: FieldPlace): readonly (string | number)[] {
  return [
    `${place.table}.${place.column}`,
    place.tenantId,
    place.table,
    place.column,
    place.rowId.toLowerCase(),
    place.keyVersion,
  ];
}

/**
 * Seals one text field with the tenant's data key.
 *
 * @returns 2 bytes key version (so that a rotation finds the old ones) ‖ sealed bytes
 */
export function sealField(place: FieldPlace, text: string): Buffer {
  const version = Buffer.alloc(VERSION_LENGTH);
  version.writeUInt16BE(place.keyVersion);
  return Buffer.concat([version, sealBytes(place.dataKey, bindingOf(place), Buffer.from(text, 'utf8'))]);
}

/** @throws {SealBroken} when the value stands in another tenant, table, column, row or under another key */
export function openField(place: FieldPlace, sealed: Uint8Array): string {
  if (sealedKeyVersion(sealed) !== place.keyVersion) throw new SealBroken(`${place.table}.${place.column}`);
  return openBytes(place.dataKey, bindingOf(place), sealed.subarray(VERSION_LENGTH)).toString('utf8');
}

/** Version of the data key that a value was sealed with. */
export function sealedKeyVersion(sealed: Uint8Array): number {
  return ((sealed[0] ?? 0) << 8) | (sealed[1] ?? 0);
}

export interface RowSealer {
  seal(column: string, text: string | undefined): Buffer | null;
  open(column: string, sealed: Uint8Array | null): string | null;
}

/** Seals and opens the fields of one row; absent values stay absent. */
export function rowSealer(keys: TenantKeys, table: string, rowId: string): RowSealer {
  const place = (column: string): FieldPlace => ({
    dataKey: keys.dataKey,
    tenantId: keys.tenantId,
    table,
    column,
    rowId,
    keyVersion: keys.dataKeyVersion,
  });
  return {
    seal: (column, text) => (text === undefined ? null : sealField(place(column), text)),
    open: (column, sealed) => (sealed === null ? null : openField(place(column), sealed)),
  };
}
