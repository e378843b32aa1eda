import type { AbilityBuilder, MongoAbility } from '@casl/ability';
import type { z } from 'zod';
import type { Activity, ActivityQuestion } from './activity.ts';
import type { Command } from './command.ts';
import type { Actor, DataContext, PluginContext, Translate } from './context.ts';
import type { DataUse } from './data-use.ts';
import type { DeskActivity, DeskNumber } from './desk-numbers.ts';
import type { LettersDeclaration } from './letters.ts';
import type { LookDeclaration } from './looks.ts';
import type { Locale, PluginManifest, Schemas, SettingsSchema } from './manifest.ts';
import type { PublicFace } from './public-face.ts';

/** Filled by the packages that own the types (declaration merging), so that the contract depends on neither. */
// biome-ignore lint/suspicious/noEmptyInterface: merged by @viche/graphql
export interface HostTypes {}
type GraphqlBuilder = HostTypes extends { graphqlBuilder: infer B } ? B : never;

/** A process's states as data: the pairs that may follow one another. */
export interface ProcessStates {
  /** Table column that holds the state, `petitions_petition.state`. */
  readonly column: string;
  readonly states: readonly string[];
  readonly transitions: readonly (readonly [from: string, to: string])[];
}

export interface DeliveredEvent<P = unknown> {
  readonly id: string;
  readonly name: string;
  readonly payload: P;
  readonly occurredAt: Date;
}

/** A letter in the recipient's language, before layout. */
export interface LetterContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Path on the tenant's site. */
  readonly action?: { readonly label: string; readonly path: string };
  /** Why the person gets it. */
  readonly why: string;
  /** Key of `letters.kinds` where one notification has several wordings; by default its own key. */
  readonly kind?: string;
  /** Facts for the hromada's own words, by the names of the declared placeholders; without them the letter stays as it is. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * A column of a published table. Its words stand in the owner's catalogue below `openData.<dataset>.columns.<name>`:
 * `title` and `meaning`.
 */
export interface OpenColumn {
  readonly name: string;
  readonly datatype: 'string' | 'date' | 'anyURL' | 'integer';
  /** Whether the prescribed table wants a value. Where there is none yet, `null` stands all the same. */
  readonly need: 'required' | 'optional';
}

/** A row of a published table, by column. Days as `YYYY-MM-DD`, `null` where there is no value. */
export type OpenRow = Readonly<Record<string, string | number | null>>;

/** Which rows are read next. */
export interface OpenRowsQuestion {
  /** Where the batch before ended; null for the first one. */
  readonly after: string | null;
  readonly limit: number;
  /** `https://slavutych.viche.example`, without a slash at the end, for addresses in the rows. */
  readonly origin: string;
}

/**
 * A table that everybody may take and use. Its words stand in the owner's catalogue below `openData.<key>`: `title`,
 * `description` and those of the columns.
 */
export interface OpenDatasetDeclaration {
  /** Name in its addresses (`/data/<key>.csv`): the plugin's id, or the id with a word after a hyphen. */
  readonly key: string;
  /** Number of the annex of CMU 835/2015 that prescribes the table, where there is one. */
  readonly annex?: string;
  readonly columns: readonly OpenColumn[];
  /** Column by which rows are known. */
  readonly primaryKey: string;
  /**
   * The next rows in an order that never changes, in Ukrainian. Each batch has a transaction of its own, so that a reader
   * who takes hours holds no session meanwhile.
   */
  rows(ctx: DataContext, question: OpenRowsQuestion): Promise<{ rows: readonly OpenRow[]; next: string | null }>;
  /** How many rows there are and when the newest was added. Cheap: every visit of the passport asks. */
  facts(ctx: DataContext): Promise<{ readonly rows: number; readonly changedAt: Date | null }>;
}

/** Something open now that a resident can act on. Texts are in the reader's language, paths are on the tenant's site. */
export interface OpenMatter {
  readonly icon: string;
  /** What kind of thing it is: «Петиція». */
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly note: string | null;
  readonly endsAt: Date;
  /** Verb of the act: «Підписати». */
  readonly act: string;
}

/** A wish in the visitor's own words, and where it leads. */
export interface HomeTask {
  readonly icon: string;
  readonly title: string;
  readonly note: string | null;
  readonly path: string;
}

/** Something that the council answered. */
export interface AnsweredMatter {
  readonly title: string;
  readonly path: string;
  readonly verdict: string;
  readonly note: string | null;
  readonly answeredAt: Date;
}

/** What a plugin puts on the tenant's home page; the core joins those of all plugins that are on. */
export interface HomeHighlights {
  readonly open?: readonly OpenMatter[];
  readonly tasks?: readonly HomeTask[];
  readonly answered?: readonly AnsweredMatter[];
  readonly numbers?: readonly { readonly value: number; readonly label: string }[];
  /** Tags whose invalidation makes the page out of date. */
  readonly tags: readonly string[];
}

/** A term that the council owes; it stands on the desk until it is met. */
export interface DutyDeclaration {
  /** Catalogue key of what must be done. */
  readonly label: string;
  /** Who sees it. */
  readonly can: readonly [action: string, subject: string];
  /** Names and desk addresses of the subjects; one that is left out is not shown. */
  cases(
    ctx: DataContext,
    subjectIds: readonly string[],
  ): Promise<readonly { readonly subjectId: string; readonly title: string; readonly path: string }[]>;
}

/** A followed subject as lists and letters call it. */
export interface FollowedSubject {
  readonly subjectId: string;
  readonly title: string;
  /** Path on the tenant's site. */
  readonly path: string;
  /** Whether somebody may begin to follow it now. */
  readonly open: boolean;
}

/** Subjects of one type that people may follow. */
export interface FollowDeclaration {
  /** The subjects as everybody may see them; one that is left out looks as if it never was. */
  subjects(ctx: DataContext, subjectIds: readonly string[]): Promise<readonly FollowedSubject[]>;
}

/**
 * A trial site opens to residents with nothing in it that was tried. A plugin names the tables that hold no such thing: catalogues and
 * whatever else staff prepare, and all that `lifecycle.onEnable` writes. They may refer to one another and to nothing that goes.
 */
export interface TrialDeclaration {
  readonly keeps: readonly string[];
  /** What goes, as the owner reads it before: a table and a catalogue key of what its rows are called. */
  readonly counts: readonly { readonly table: string; readonly label: string }[];
}

export interface CounterDeclaration {
  readonly subjectType: string;
  readonly table: string;
  readonly column: string;
}

// biome-ignore lint/suspicious/noExplicitAny: lists of manifests hold settings, events and jobs of every shape
export type AnyManifest = PluginManifest<any, any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: the registry holds commands of every shape
export type AnyCommand = Command<any, any, any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: a handler table is checked against its manifest by defineServer
export type AnyPluginServer = PluginServer<any, any, any> & {
  readonly manifest: AnyManifest;
};

export interface PluginServer<S extends SettingsSchema, E extends Schemas, J extends Schemas> {
  /** Every command, by its function name. The contract suite runs over this list. */
  readonly commands: Readonly<Record<string, AnyCommand>>;
  /** Adds types and fields; each type and root field carries `extensions: { plugin: id }`. */
  graphql?(builder: GraphqlBuilder): void;
  /** Root fields that are open to a guest. All others refuse a stranger. */
  readonly publicFields?: readonly string[];
  abilities?(
    builder: AbilityBuilder<MongoAbility>,
    who: { actor: Actor; tenantId: string; settings: z.output<S> },
  ): void;
  readonly processes?: Readonly<Record<string, ProcessStates>>;
  /** Counters fed by `ctx.count`; `onCounted` is called with the subjects whose number moved. */
  readonly counters?: Readonly<Record<string, CounterDeclaration>>;
  onCounted?(ctx: PluginContext<S, E, J>, counter: string, subjectIds: readonly string[]): Promise<void>;
  /** One handler per declared job: a missing one does not compile. */
  readonly jobs: { readonly [K in keyof J]: (payload: z.output<J[K]>, ctx: PluginContext<S, E, J>) => Promise<void> };
  /** Handlers of events, own or foreign; the payload was parsed by its owner's schema. Delivered at least once, applied once. */
  readonly on?: Readonly<
    Record<`${string}.v${number}`, (event: DeliveredEvent, ctx: PluginContext<S, E, J>) => Promise<void>>
  >;
  readonly notifications?: Readonly<
    Record<
      string,
      (
        params: Readonly<Record<string, string | number>>,
        help: { ctx: DataContext; t: Translate; locale: Locale },
      ) => Promise<LetterContent | null>
    >
  >;
  /** Which of the letters a reader may switch off. */
  readonly letters?: LettersDeclaration;
  /** What may be followed, by subject type; its letters are `notifications`. */
  readonly follows?: Readonly<Record<string, FollowDeclaration>>;
  /** Lists of people at which staff may look, by subject type. Whoever stands on one sees in the account who looked, and why. */
  readonly looks?: Readonly<Record<string, LookDeclaration>>;
  /** What it shows on the home page. Read-only, asked for in the viewer's name, often: keep it cheap. */
  highlights?(ctx: DataContext): Promise<HomeHighlights>;
  /** How many of its processes were published so far: one number for the platform's operators. Read-only. */
  countProcesses?(ctx: Pick<DataContext, 'sql' | 'tenantId'>): Promise<number>;
  /**
   * How many of its processes go on by settings that were frozen into them: the owner sees it beside a change of such a setting.
   * Read-only.
   */
  openProcesses?(ctx: Pick<DataContext, 'sql' | 'tenantId'>): Promise<number>;
  /** What it gives to the pages of the whole site: search, calendar, feed, sitemap. */
  readonly publicFace?: PublicFace;
  /** Kinds of its deadlines that the council must keep. */
  readonly duties?: Readonly<Record<string, DutyDeclaration>>;
  /** Figures of the time since then, for the first page of the desk. Cheap: every visit of it asks. */
  deskNumbers?(ctx: DataContext, since: Date): Promise<readonly DeskNumber[]>;
  /** What went on in the last days, today included, for the same page. Cheap. */
  deskActivity?(ctx: DataContext, days: number): Promise<readonly DeskActivity[]>;
  /**
   * How many cases wait for the viewer, by the path of the plugin's page of the desk (`/admin/petitions`): the desk's menu shows it.
   * Paths whose pages the viewer may not open are left out. Very cheap: every page of the desk asks.
   */
  deskWaiting?(ctx: DataContext): Promise<Readonly<Record<string, number>>>;
  seed?(ctx: PluginContext<S, E, J>, kind: 'demo' | 'e2e'): Promise<void>;
  /** What one person did, the latest first. Asked for in that person's name only. */
  activity?(ctx: DataContext, question: ActivityQuestion): Promise<readonly Activity[]>;
  /** Not optional: law 2297-VI art. 8 (access, erasure). */
  readonly personalData: {
    /** What is kept about people and why, as the person's own page tells it. */
    readonly uses?: readonly DataUse[];
    export(participantId: string, ctx: PluginContext<S, E, J>): Promise<unknown>;
    /** Removes the person from the plugin's rows and says what stays and why (catalogue keys). */
    erase(participantId: string, ctx: PluginContext<S, E, J>): Promise<readonly { kept: string; why: string }[]>;
  };
  readonly openData?: readonly OpenDatasetDeclaration[];
  /** What becomes of its rows when a trial site opens to residents; without it all of them go. */
  readonly trial?: TrialDeclaration;
  readonly lifecycle?: {
    onEnable?(ctx: PluginContext<S, E, J>): Promise<void>;
    canDisable?(ctx: PluginContext<S, E, J>): Promise<true | { reason: string }>;
  };
}

/**
 * Joins a manifest with its server half. The server imports the manifest, never the other way.
 *
 * @example
 * export default defineServer(plugin, { commands: { signPetition }, jobs: {}, personalData: { … } });
 */
export function defineServer<Id extends string, S extends SettingsSchema, E extends Schemas, J extends Schemas>(
  manifest: PluginManifest<Id, S, E, J>,
  server: PluginServer<S, E, J>,
): PluginServer<S, E, J> & { readonly manifest: PluginManifest<Id, S, E, J> } {
  return { ...server, manifest };
}
