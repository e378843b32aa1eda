/** A value of a published table. `null` where there is none: it is written out, never left empty (CMU 835). */
export type OpenCell = string | number | null;

/** A row of a published table, by the name of its column. */
export type OpenRecord = Readonly<Record<string, OpenCell>>;
