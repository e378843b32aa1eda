import type { DataContext } from './context.ts';

/** Why an officer looks at who signed or asked what. Words stand in the core's catalogue below `looks.ground`. */
export const LOOK_GROUNDS = [
  'complaint',
  'doubted-acts',
  'protected-name',
  'correction',
  'person-request',
  'court',
] as const;
export type LookGround = (typeof LOOK_GROUNDS)[number];

/** Kinds of data that a look shows. Words stand in the core's catalogue below `looks.field`. */
export const LOOK_FIELDS = [
  'name',
  'birth-date',
  'moment',
  'assurance',
  'channel',
  'standing',
  'scan',
  'paper',
] as const;
export type LookField = (typeof LOOK_FIELDS)[number];

/** One look at a list of people: a search, a page of names, a sheet. */
export interface LookRequest {
  /** What the list belongs to, of a type that the plugin's `looks` names. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly fields: readonly LookField[];
  readonly ground: LookGround;
  /** In the officer's words. The people on the list read them. */
  readonly reason: string;
  /** Which part of the list: kept sealed, because it may hold a searched name. */
  readonly question?: string;
  /** How many looks the officer has in one local day, over all modules. */
  readonly perDay: number;
}

/**
 * Looks of staff at people's data (threats F08). Each leaves one row for good, whatever the length of the list; who stood on
 * the list is found out when somebody asks who looked.
 */
export interface Looks {
  /**
   * Writes the row of one look. What it shows is read afterwards, under its id. Of an act that a second person has approved the
   * look is the first person's, and its id is the request's: the approval hands no result over.
   *
   * @throws {LooksSpent} when the officer's looks of the day are used up
   * @throws {Forbidden} for whoever is no member of staff
   */
  open(request: LookRequest): Promise<{ readonly lookId: string }>;
}

/** A list on which a person stands. */
export interface ListOfPerson {
  readonly subjectId: string;
  readonly title: string;
  /** Path on the tenant's site; null where the person has no page for it. */
  readonly path: string | null;
  /** Looks before this moment did not show the person. */
  readonly since: Date;
}

/** Lists of one subject type at which staff may look. */
export interface LookDeclaration {
  /** Those on which the account's person stands, the latest first, at most a thousand. */
  listsOf(ctx: DataContext, participantId: string): Promise<readonly ListOfPerson[]>;
}
