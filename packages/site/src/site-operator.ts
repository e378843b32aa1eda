import type { Outcome } from './site-context.ts';
import type { JournalVerdict } from './site-desk.ts';

export interface OperatorEntry {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'ended';
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly lastSeenAt: Date | null;
}

export interface OperatorInvitationEntry {
  readonly id: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A hromada as operators see it: numbers only, nothing of any person. Names are in the reader's language. */
export interface OperatorTenantEntry {
  readonly slug: string;
  readonly name: string;
  readonly region: string;
  readonly state: string;
  readonly population: number;
  /** When it was made: open, or as a trial. */
  readonly openedAt: Date;
  /** A trial that nobody has opened to residents for long. */
  readonly idle: boolean;
  /** Null before its first count. */
  readonly usage: {
    readonly participants: number;
    readonly processes: number;
    readonly failedJobs: number;
    /** Titles of the modules that are switched on. */
    readonly modules: readonly string[];
    /** `2026-11-22` */
    readonly lastActivityOn: string | null;
    readonly countedAt: Date;
  } | null;
}

export interface OperatorTenantList {
  readonly tenants: readonly OperatorTenantEntry[];
  readonly next: string | null;
  /** How many hromadas there are in each state that occurs. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A hromada whose site is closed: nothing of it is left but its name, its days and what was deleted, in numbers. */
export interface OperatorClosedTenant {
  readonly name: string;
  readonly state: string;
  /** Of the closed site, where the certificate lies as a file. */
  readonly href: string;
  readonly openedAt: Date;
  readonly closingSince: Date;
  readonly closedAt: Date;
  readonly finishedAt: Date | null;
  readonly movedTo: string | null;
  readonly swept: readonly { readonly kind: string; readonly amount: number }[];
  readonly auditHead: string | null;
  readonly journal: readonly OperatorJournalEntry[];
}

export interface OperatorTenantPage extends OperatorTenantEntry {
  readonly href: string;
  /** KATOTTG */
  readonly code: string;
  /** Counts of the last days. */
  readonly days: readonly OperatorUsageDay[];
  readonly edrpou: string | null;
  /** Counted this moment. */
  readonly now: {
    readonly participants: number;
    readonly processes: number;
    readonly signIns: number;
    readonly acts: number;
    readonly failedJobs: number;
  };
  readonly modules: readonly {
    readonly plugin: string;
    readonly title: string;
    readonly state: 'on' | 'off';
    readonly offer: 'offered' | 'withheld';
  }[];
  readonly failures: readonly {
    readonly id: string;
    readonly at: Date;
    readonly job: string;
    readonly attempts: number;
    readonly reason: string;
  }[];
  /** Numbers of the owners; `resetAt` is set while new passkeys of the only one wait. */
  readonly owners: { readonly owners: number; readonly passkeys: number; readonly resetAt: Date | null };
  readonly journal: readonly OperatorJournalEntry[];
  /** Set while its owner closes the site. */
  readonly closing: { readonly lastDay: string; readonly archive: 'taken' | 'declined' | 'missing' } | null;
}

export interface OperatorJournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** Slug of the hromada that it concerns. */
  readonly slug: string | null;
  readonly operator: string | null;
  readonly reason: string | null;
}

export interface OperatorAnnouncement {
  readonly id: string;
  readonly tone: 'info' | 'warn';
  readonly textUk: string;
  readonly textEn: string;
  /** `2026-11-22`, both included. */
  readonly fromDay: string;
  readonly untilDay: string;
  readonly operator: string;
  readonly state: 'coming' | 'shown' | 'past' | 'withdrawn';
}

export interface OperatorFigures {
  readonly states: Readonly<Record<string, number>>;
  readonly participants: number;
  readonly processes: number;
  readonly failedJobs: number;
  readonly counted: number;
  readonly databaseBytes: number;
  readonly queue: { readonly waiting: number; readonly active: number; readonly at: Date } | null;
  readonly days: readonly OperatorUsageDay[];
}

/** Counts of one day, the latest first. */
export interface OperatorUsageDay {
  readonly day: string;
  readonly signIns: number;
  readonly acts: number;
  readonly failedJobs: number;
}

/** A council's letter by which a private person asks to open a site; the person is named as the e-ID names her. */
export interface OperatorMandate {
  readonly id: string;
  readonly state: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'lapsed' | 'used';
  readonly hromada: { readonly code: string; readonly name: string; readonly region: string };
  readonly edrpou: string;
  readonly checkDigit: 'right' | 'wrong';
  readonly role: 'head' | 'secretary' | 'employee';
  /** Null when the term of keeping is over. */
  readonly person: { readonly name: string; readonly email: string } | null;
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly signers: readonly {
      readonly name: string;
      readonly organisation: string | null;
      readonly post: string | null;
      readonly signedAt: string | null;
    }[];
  } | null;
  readonly sentAt: Date;
  readonly decidedAt: Date | null;
  readonly operator: string | null;
  readonly reason: string | null;
  /** What stands in the way: slugs of sites that exist, and letters of others. */
  readonly conflicts: {
    readonly site: string | null;
    readonly councilSite: string | null;
    readonly others: number;
    readonly otherApproved: boolean;
  };
}

export interface OperatorMandateList {
  readonly list: 'waiting' | 'approved' | 'ended';
  readonly mandates: readonly OperatorMandate[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** A login that worked: the cookie that the answer must set. */
export interface OperatorLogin {
  readonly cookie: string;
}

/** The operators' console, on the platform's own host. Nobody else gets an object of this kind, but for its two doors. */
export interface SiteOperator {
  /** Null at the doors, for whoever is not signed in; all but the doors' own methods are refused then. */
  readonly who: { readonly id: string; readonly name: string } | null;
  /** `due`: dangerous acts want a passkey first. */
  readonly proof: 'fresh' | 'due';
  /** What the browser is asked for at the login. */
  loginOptions(): object;
  login(answer: string): Promise<Outcome<OperatorLogin>>;
  logout(): Promise<OperatorLogin>;
  checkCode(typed: { readonly code: string; readonly name: string }): Promise<Outcome<null>>;
  /** What the browser is asked for when somebody becomes an operator. */
  enrolmentOptions(name: string): object;
  enrol(typed: {
    readonly code: string;
    readonly name: string;
    readonly answer: string;
  }): Promise<Outcome<OperatorLogin>>;
  operators(): Promise<{
    readonly operators: readonly OperatorEntry[];
    readonly invitations: readonly OperatorInvitationEntry[];
  }>;
  /** The code is shown once: nobody can read it again. */
  invite(): Promise<Outcome<{ readonly code: string; readonly expiresAt: Date }>>;
  withdrawInvitation(id: string): Promise<Outcome<null>>;
  end(id: string, reason: string): Promise<Outcome<null>>;
  tenants(query: {
    readonly question: string;
    readonly state: string;
    readonly after: string;
  }): Promise<OperatorTenantList>;
  /** Null for a slug that nobody has. */
  tenant(slug: string): Promise<OperatorTenantPage | null>;
  /** What is left of a closed site; null for any other. */
  closedTenant(slug: string): Promise<OperatorClosedTenant | null>;
  suspend(slug: string, reason: string): Promise<Outcome<null>>;
  resume(slug: string, reason: string): Promise<Outcome<null>>;
  offer(slug: string, plugin: string, to: 'offered' | 'withheld', reason: string): Promise<Outcome<null>>;
  /** Applications of private persons. */
  mandates(query: { readonly list: string; readonly before: string }): Promise<OperatorMandateList>;
  /** Null for an id that is none. */
  mandate(id: string): Promise<OperatorMandate | null>;
  decideMandate(id: string, to: 'approve' | 'refuse', reason: string): Promise<Outcome<null>>;
  /** The letter as a download; null where there is none, or none any more. */
  mandateFile(id: string): Promise<Response | null>;
  announcements(): Promise<{ readonly today: string; readonly list: readonly OperatorAnnouncement[] }>;
  /** `typed` holds tone, textUk, textEn, fromDay, untilDay. */
  announce(typed: Readonly<Record<string, string>>): Promise<Outcome<null>>;
  withdrawAnnouncement(id: string): Promise<Outcome<null>>;
  /** The platform in numbers, with the last 30 days. */
  figures(): Promise<OperatorFigures>;
  /** New passkeys in place of those that the only owner has lost. */
  resetOwner(slug: string, reason: string): Promise<Outcome<null>>;
  journal(before: string): Promise<{ readonly entries: readonly OperatorJournalEntry[]; readonly next: string | null }>;
  journalSeal(): Promise<PlatformLogSeal>;
  /** Checks the whole log, and writes into it that it was checked. */
  verifyJournal(): Promise<Outcome<JournalVerdict>>;
}

/** When the platform's log was last sealed and checked. */
export interface PlatformLogSeal {
  readonly sealedAt: Date | null;
  readonly batches: number;
  readonly waiting: number;
  readonly checked: { readonly at: Date; readonly state: 'sound' | 'not-sound' } | null;
}
