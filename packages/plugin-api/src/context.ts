import type { MongoAbility } from '@casl/ability';
import type { CalendarProblem, DeadlineRule, DeadlineStep } from '@viche/calendar';
import type { Sql, TenantDb } from '@viche/db';
import type { z } from 'zod';
import type { Runner } from './command.ts';
import type { AttachedFile, Files } from './files.ts';
import type { HomeBlockChoice } from './home-blocks.ts';
import type { Looks } from './looks.ts';
import type { Locale, PluginManifest, Schemas, SettingsSchema } from './manifest.ts';
import type { StaffRole } from './staff-roles.ts';

/** How well the person is known now, weakest first. */
export const ASSURANCE_LEVELS = ['guest', 'email', 'eid', 'resident'] as const;
export type Assurance = (typeof ASSURANCE_LEVELS)[number];

export type Ability = MongoAbility;

/** Whoever acts. `system` is the clock and the plugins' own jobs. */
export interface Actor {
  readonly kind: 'guest' | 'participant' | 'system';
  readonly participantId: string | null;
  readonly staffId: string | null;
  readonly roles: readonly { readonly role: StaffRole; readonly module: string }[];
  readonly assurance: Assurance;
  /** Sealed mark of the person in this tenant; null for a guest and for the system. */
  readonly personKey: Uint8Array | null;
  /** `Прізвище Ім’я По батькові`, as it stands in public lists; null for a guest. */
  readonly publicName: string | null;
  /** Full years today; null when the e-ID gave no birth date. */
  readonly age: number | null;
  readonly sessionId: string | null;
  /**
   * What the person has proved beside the login: `fresh` within the last minutes, which opens dangerous acts; `due` where the
   * role takes a second step that this session has not made, so that no act of staff is open.
   */
  readonly proof: 'fresh' | 'given' | 'due';
  /**
   * How old the login is: after an `old` one a person's own record is not shown or given away, for somebody else may sit at the
   * screen (threats W02). Absent where nobody signed in.
   */
  readonly login?: 'fresh' | 'old';
  /** How the request came. Tokens may never sign, support or vote. */
  readonly via: 'session' | 'token' | 'job' | 'seed' | 'console';
  /** Who serves the person at a desk: the act is the person's, and comes through that officer's hands. */
  readonly assisted?: AssistedBy;
}

/** The officer of a session at a desk. */
export interface AssistedBy {
  /** Of the service, which its acts and its slip belong to. */
  readonly id: string;
  readonly staffId: string;
  /** The officer's name. */
  readonly by: string;
}

export interface TenantBrand {
  /** `state` or the accent colour's own skin. */
  readonly preset: 'state' | 'own';
  readonly accent?: string;
  /** Address of the crest's picture: on the site, or on the hromada's host of files. */
  readonly crest?: string;
  /** Id of the crest that the hromada sent itself. */
  readonly crestFile?: string;
  /** Typeface of the site, of those that it brings along; without a word Onest. */
  readonly font?: SiteFont;
  readonly welcome?: { readonly uk: string; readonly en: string };
  /** Parts of the home page in their order; read it through `homeBlocks`. */
  readonly home?: readonly HomeBlockChoice[];
  /** A text of the hromada's own on its home page. */
  readonly text?: { readonly uk: string; readonly en: string };
}

/** Typefaces that every site brings along, and the one of the reader's device. */
export const SITE_FONTS = ['onest', 'literata', 'device'] as const;
export type SiteFont = (typeof SITE_FONTS)[number];

/** The tenant as everybody may see it. */
export interface TenantInfo {
  readonly id: string;
  readonly slug: string;
  /** KATOTTG code, `UA` and 17 digits. */
  readonly code: string;
  readonly names: Readonly<
    Record<Locale, { readonly official: string; readonly short: string; readonly region: string }>
  >;
  /** Code of the council as a legal person, eight digits. */
  readonly edrpou: string | null;
  readonly population: number;
  readonly timeZone: string;
  readonly locales: readonly Locale[];
  readonly statuteUrl: string | null;
  readonly statuteEdition: string | null;
  readonly brand: TenantBrand;
  readonly contacts: Readonly<Record<string, string>>;
  readonly state: string;
  /** Never open to residents yet: what is done in it is wiped when it opens, and its names say so. */
  readonly trial: boolean;
  /** When a trial was opened to residents; null before that, and for a site that began open. */
  readonly openedAt: Date | null;
  /** Set while the site is being closed. */
  readonly closing: TenantClosing | null;
}

/** The end of a site that is being closed, as everybody reads it. */
export interface TenantClosing {
  /** The last day on which the site is open, `2026-12-31`. */
  readonly lastDay: string;
  /** Address of the site that takes its place; null where there is none. */
  readonly movedTo: string | null;
}

export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export type Translate = (key: string, params?: Record<string, unknown>) => string;

/** Seals and opens the fields of one row with the tenant's data key; a sealed value opens at its own place only. */
export interface RowSealing {
  seal(column: string, text: string): Uint8Array;
  open(column: string, sealed: Uint8Array): string;
}

/** What every piece of server code gets first: the tenant, the actor and the words. No ambient globals exist. */
export interface BaseContext {
  readonly tenant: TenantInfo;
  readonly tenantId: string;
  readonly actor: Actor;
  readonly ability: Ability;
  readonly locale: Locale;
  readonly requestId: string;
  /** Address of the site that the request came to, `https://slavutych.viche.example`; null for jobs and seeds. */
  readonly origin: string | null;
  /** Modules that are on, in the hromada's order. */
  readonly enabled: ReadonlySet<string>;
  readonly log: Logger;
  readonly t: Translate;
  /** Settings of a plugin (or `core`) of this tenant, parsed, with defaults. */
  settingsOf<S extends SettingsSchema>(plugin: { readonly id: string; readonly settings: S }): z.output<S>;
  /**
   * Where a file is fetched from: a host that never sees a cookie. Of a private file the address is signed and opens it for
   * five minutes for whoever has it, so give it only to those who may read the file.
   */
  fileAddress(file: Pick<AttachedFile, 'id' | 'visibility'>): string;
  /** For values that the table keeps sealed. */
  sealing(table: string, rowId: string): RowSealing;
  /**
   * Mark of the network that the request came from (/24 or /64), for finding clusters: keyed, with another key each day and in
   * each tenant. Null for jobs and seeds. It may stand apart from acts only, and for 30 days (threats W05, §5.9).
   */
  networkMark(): Uint8Array | null;
}

/** A day on which nobody works, `2026-12-25`, and why, in the reader's language: «вихідний», «Різдво». */
export interface DayOff {
  readonly day: string;
  readonly why: string;
}

/** A tenant's rows, inside one transaction. There is no unscoped form. */
export interface DataContext extends BaseContext {
  readonly db: TenantDb;
  /** Tagged template with bound parameters, in the same transaction as `db`. */
  readonly sql: Sql;
  /** A new UUIDv7. */
  newId(): string;
  /** Database clock, read once per transaction (after `gate`, where one was taken). */
  now(): Promise<Date>;
  /** When a term would end if it began at `from`, by the calendar in force. Nothing starts: for telling people beforehand. */
  forecast(rule: DeadlineRule, from: Date): Promise<DeadlineView>;
  /** Days from one to the other, both included, on which nobody works by the calendar in force; at most 400 days are looked at. */
  daysOff(from: string, until: string): Promise<readonly DayOff[]>;
}

export interface NotificationRequest {
  /** Key of the plugin's `notifications`. */
  readonly template: string;
  readonly participantId: string;
  /** Ids and public facts only: names and addresses are looked up when the letter is written. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The same key is told once, even when the job runs twice. */
  readonly dedupeKey: string;
}

/** News of a subject for whoever follows it. */
export interface FollowersLetter {
  readonly subject: { readonly type: string; readonly id: string };
  /** Key of the plugin's `notifications`. */
  readonly template: string;
  /** Ids and public facts only, as in `NotificationRequest`. */
  readonly params: Readonly<Record<string, string | number>>;
  /**
   * Names the occasion. A reader is told once for it: one who has an account under `<dedupeKey>:<participantId>`, so that a
   * `notify` under that very key and this letter are one letter.
   */
  readonly dedupeKey: string;
  /** Participants who are told of the same thing in another letter. */
  readonly except?: readonly string[];
}

/** What came of a wish to follow. `no-address`: the account has no verified address to write to. */
export type FollowVerdict = 'follows' | 'no-address' | 'not-open';

/** FOLLOW: who wishes to be told about a subject of the plugin's `follows`. Writes nothing for a subject that is not open. */
export interface Follows {
  /** The acting person follows. Twice is once. */
  begin(subject: { type: string; id: string }): Promise<FollowVerdict>;
  /** The acting person follows no more, neither by account nor by an address that is the account's own. */
  end(subject: { type: string; id: string }): Promise<void>;
  /**
   * Sends a letter to the address that asks to confirm; nothing else goes there before. The answer does not tell whether the
   * address was known, and beyond a few letters a day it gets none (threats M04).
   *
   * @throws {RateLimited} when the hromada has sent as many such letters as it may within an hour
   */
  askByMail(subject: { type: string; id: string }, address: string): Promise<Exclude<FollowVerdict, 'no-address'>>;
}

export interface DeadlineView {
  /** Last day shown to people, `2026-12-12`. */
  readonly dueOn: string;
  /** First instant that is too late. */
  readonly dueBefore: Date;
  /** The arithmetic, as structured steps of @viche/calendar. */
  readonly steps: readonly DeadlineStep[];
}

export interface Deadlines {
  /**
   * Replaces the running clock of that kind, if there is one, by another rule from its own start. The former stays in the
   * record as superseded; `why` stands there with it.
   */
  restart(
    kind: string,
    subject: { type: string; id: string },
    rule: DeadlineRule,
    startedAt: Date,
    why: string,
  ): Promise<DeadlineView>;
  /** Starts the clock of one kind for a subject, from `startedAt`, by the calendar in force. */
  start(
    kind: string,
    subject: { type: string; id: string },
    rule: DeadlineRule,
    startedAt: Date,
  ): Promise<DeadlineView>;
  /** Stops the running clock of that kind, if there is one. */
  finish(kind: string, subject: { type: string; id: string }, outcome: 'met' | 'missed' | 'cancelled'): Promise<void>;
  /**
   * Stops the running clock of that kind for a while, or lets it run again; `fact.why` is a fact that the rule's `pause`
   * names. Answers why the calendar refuses, or null when it is done.
   */
  move(
    kind: string,
    subject: { type: string; id: string },
    step: 'pause' | 'resume',
    fact: { readonly why: string; readonly details?: Readonly<Record<string, string>> },
  ): Promise<CalendarProblem | null>;
}

/** LOCK: courtesy between members of staff. It ends by itself, and never decides: revisions and states do. */
export interface EditLocks {
  /**
   * Takes the subject for the acting member of staff, or prolongs what is taken already.
   *
   * @throws {Locked} while somebody else holds it and `from` is `nobody`
   */
  take(subject: { type: string; id: string }, minutes: number, from: 'nobody' | 'anybody'): Promise<{ until: Date }>;
  /** @throws {Locked} while somebody else holds it */
  respect(subject: { type: string; id: string }): Promise<void>;
  /** Gives back what the acting member of staff holds. */
  release(subject: { type: string; id: string }): Promise<void>;
}

/** Whoever a document's code belongs to; the code itself is nowhere in it. */
export interface PersonOfCode {
  /** The mark that an online login of the same person has. */
  readonly personKey: Uint8Array;
  /** Full years on the day asked for; null where the code carries no birth date. */
  readonly age: number | null;
  /** The account of this person, where there is one. */
  readonly participantId: string | null;
}

/** What a command, a job or an event handler of a plugin works with. */
export interface PluginContext<
  S extends SettingsSchema = SettingsSchema,
  E extends Schemas = Schemas,
  J extends Schemas = Schemas,
> extends DataContext,
    Runner {
  readonly settings: z.output<S>;
  /** The request that a second person has just approved, while its command runs; null otherwise. */
  readonly approved: { readonly requestId: string; readonly requestedBy: string; readonly requestedAt: Date } | null;
  readonly deadlines: Deadlines;
  readonly locks: EditLocks;
  readonly looks: Looks;
  readonly files: Files;
  /**
   * People by the codes of documents that lie before an officer: tax number, passport, ID card, number in the demographic
   * register. `null` stands for a code that no register could have given. Codes are not kept, and belong into no log.
   */
  peopleOfCodes(codes: readonly string[], day: Date): Promise<(PersonOfCode | null)[]>;
  /**
   * Full years of people on local days (`2026-03-01`), in the order asked; null where it is not known. For sums alone: an age
   * is computed and never stored, and belongs into no log. Some hundreds at a time.
   */
  agesOn(asked: readonly { readonly participantId: string; readonly day: string }[]): Promise<(number | null)[]>;
  /** Writes the outbox row in this transaction; delivered at least once after commit. */
  emit<K extends keyof E & string>(name: K, payload: z.input<E[K]>): Promise<void>;
  /** Asks for a job; it is handed to the queue after commit. `dedupeKey` keeps one waiting job per key. */
  enqueue<K extends keyof J & string>(
    name: K,
    payload: z.input<J[K]>,
    options?: { delayMs?: number; dedupeKey?: string },
  ): Promise<void>;
  notify(request: NotificationRequest): Promise<void>;
  readonly follows: Follows;
  /** Has everybody told who follows the subject, some hundreds a transaction, after commit. */
  tellFollowers(letter: FollowersLetter): Promise<void>;
  /** GATE: shared for whoever appends to a process, exclusive for whoever moves its state. */
  gate(subjectType: string, subjectId: string, mode: 'append' | 'move'): Promise<void>;
  /** COUNT: appends a delta; the host drains it into the plugin's counter within 2 seconds. */
  count(counter: string, subjectId: string, delta: number): Promise<void>;
  /** Drains this subject's deltas now. Call only under an exclusive gate. */
  drain(counter: string, subjectId: string): Promise<void>;
  /** Gap-free number of a series by the tenant's local year; the last statement of the command. */
  nextNumber(series: string, template: string): Promise<string>;
  /** Rows that changed are seen by no cached page afterwards: `Petition:<id>`, `Petition:list`. Applied after commit. */
  invalidate(...tags: string[]): void;
  /** Notes what an act of staff changed, which goes into its audit row as hashes, and why, which goes there as it is. */
  noteChange(subject: { type: string; id: string }, before: unknown, after: unknown, reason?: string): void;
}

/** The context that fits a manifest: `ContextOf<typeof plugin>`. */
export type ContextOf<M> =
  M extends PluginManifest<string, infer S extends SettingsSchema, infer E extends Schemas, infer J extends Schemas>
    ? PluginContext<S, E, J>
    : never;
