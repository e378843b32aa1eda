import type { FieldModel } from '@viche/settings';
import type { Outcome, PostedFile, PostedForm, StreamedFile } from './site-context.ts';

/** One row of the audit log as the desk shows it. */
export interface JournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** Name of the staff member; null for the clock, for others, and for readers who may not see names. */
  readonly actor: string | null;
  readonly actorKind: string;
  readonly subject: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly requestId: string;
  /** Number of the sealed batch that holds the row; null while it waits for its seal. */
  readonly batch: number | null;
}

export interface JournalQuery {
  readonly action?: string;
  /** Id of a staff member. */
  readonly actor?: string;
  /** Kind of the subject, or an id. */
  readonly subject?: string;
  /** Local days, both included. */
  readonly from?: string;
  readonly until?: string;
  /** Id of the last row of the page before. */
  readonly after?: string;
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  readonly next: string | null;
  readonly actions: readonly string[];
  readonly subjects: readonly string[];
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}

/** What came of checking the audit log from its first row on. */
export interface JournalVerdict {
  readonly state: 'sound' | 'not-sound';
  readonly checked: number;
  readonly batches: number;
  /** Rows that wait for their seal. */
  readonly unsealed: number;
  /** Heads kept outside the database that were compared. */
  readonly witnesses: number;
  readonly problems: readonly {
    readonly words: string;
    readonly batch: number | null;
    readonly entry: string | null;
  }[];
  /** Problems beyond those that are listed. */
  readonly more: number;
}

export interface SettingChangeEntry {
  readonly id: string;
  readonly at: Date;
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly by: string | null;
  readonly reason: string | null;
}

/** The settings form of one module, or of the core. */
export interface SettingsPage {
  readonly plugin: string;
  /** The core is always there. */
  readonly module: 'on' | 'off' | 'always';
  readonly fields: readonly FieldModel[];
  readonly values: Readonly<Record<string, unknown>>;
  /** Values of the preset for a hromada of this size, where they differ. */
  readonly preset: Readonly<Record<string, unknown>>;
  /** Secrets that have a value. */
  readonly secretsSet: readonly string[];
  readonly revision: number;
  readonly history: readonly SettingChangeEntry[];
  readonly access: 'change' | 'read';
  /** Processes that go on by values frozen into them; null where the module freezes none. */
  readonly openProcesses: number | null;
}

/** What a change would do, before anything is saved. */
export interface SettingsPreview {
  readonly done: false;
  readonly status: 200;
  readonly message: null;
  readonly fields: readonly [];
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly changes: readonly Pick<SettingChangeEntry, 'key' | 'oldValue' | 'newValue'>[];
}

export type SettingsSaved =
  | { readonly done: true }
  | {
      readonly done: false;
      /** Of the refusal, where one was made. */
      readonly code?: string;
      readonly status: number;
      /** Words for the form as a whole; null when each problem belongs to a field. */
      readonly message: string | null;
      readonly fields: readonly { readonly field: string; readonly message: string }[];
      /** What was typed, by field; never a secret. */
      readonly typed: Readonly<Record<string, string | readonly string[]>>;
    };

export interface ModuleEntry {
  readonly plugin: string;
  readonly title: string;
  readonly purpose: string;
  readonly state: 'on' | 'off';
  /** `withheld`: the platform's operator does not offer it to this hromada. */
  readonly offer: 'offered' | 'withheld';
}

/** A word of the platform's operators to all desks, in the reader's language. */
export interface DeskAnnouncement {
  readonly id: string;
  readonly tone: 'info' | 'warn';
  readonly text: string;
}

/** A job that used up its attempts; nothing of what it carried. */
export interface FailedJobEntry {
  readonly id: string;
  readonly at: Date;
  /** Title of the module in the page's language. */
  readonly module: string;
  readonly job: string;
  readonly attempts: number;
  /** Name and code of the last error. */
  readonly reason: string;
  /** Under which the log tells more. */
  readonly requestId: string;
}

export interface FailedJobsView {
  readonly jobs: readonly FailedJobEntry[];
  /** Where the next page begins. */
  readonly next: string | null;
  readonly access: 'retry' | 'read';
}

/** Work of the owner and the auditor. Every method throws 404 for those who may not. */
/** The archive of everything, as its page shows it. */
export interface ArchiveView {
  /** The last one that was taken; `by` is null for the operator at the console. */
  readonly last: { readonly at: Date; readonly by: string | null } | null;
  /** Length of the passphrase, in characters. */
  readonly least: number;
  readonly most: number;
  readonly perDay: number;
}

/** Why no archive was made. */
export const ARCHIVE_PROBLEMS = ['short', 'long', 'differs', 'spent', 'stale', 'proof', 'refused'] as const;
export type ArchiveProblem = (typeof ARCHIVE_PROBLEMS)[number];

/** An archive on its way, or why there is none. */
export type ArchiveTaking =
  | { readonly done: true; readonly name: string; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly done: false; readonly problem: ArchiveProblem };

export interface SiteDesk {
  journal(query: JournalQuery): Promise<JournalPage>;
  /** The rows that the query asks for as a file; the act is written down first. */
  journalFile(posted: PostedForm, query: JournalQuery): Promise<Outcome<StreamedFile>>;
  /** Checks the whole log. */
  verifyJournal(posted: PostedForm): Promise<Outcome<JournalVerdict>>;
  /** Null for a module that is not installed. */
  settings(plugin: string): Promise<SettingsPage | null>;
  saveSettings(plugin: string, posted: PostedForm): Promise<SettingsSaved>;
  /** What saving the form would change. */
  previewSettings(
    plugin: string,
    posted: PostedForm,
  ): Promise<SettingsPreview | Extract<SettingsSaved, { done: false }>>;
  modules(): Promise<readonly ModuleEntry[]>;
  switchModule(plugin: string, to: 'on' | 'off'): Promise<Outcome<null>>;
  failedJobs(after?: string): Promise<FailedJobsView>;
  /** Gives a dead job all its attempts again. */
  retryJob(id: string): Promise<Outcome<null>>;
  archive(): Promise<ArchiveView>;
  /** Writes the act down, tells every owner, and begins the archive. */
  takeArchive(posted: PostedForm): Promise<ArchiveTaking>;
  /**
   * Takes in a register of residents that came with a form. Its rows become marks as they are read; nothing of the file is kept.
   */
  loadResidents(
    file: PostedFile | undefined,
    about: { readonly mode: 'replace' | 'add'; readonly source: string },
  ): Promise<Outcome<{ readonly listId: string }>>;
  /** How many cases wait, by the path of the desk's page; pages that this person may not open are left out. */
  waiting(): Promise<Readonly<Record<string, number>>>;
  /** What the platform's operators tell all desks today. */
  announcements(): Promise<readonly DeskAnnouncement[]>;
}
