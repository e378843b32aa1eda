import type { Locale } from '@viche/plugin-api';
import type { Outcome, PostedFile } from './site-context.ts';

/** The steps of opening a site, in their order; `mandate` is for private persons only. */
export const ONBOARDING_STAGES = [
  'hromada',
  'mandate',
  'address',
  'look',
  'modules',
  'rules',
  'documents',
  'people',
  'check',
] as const;
export type OnboardingStage = (typeof ONBOARDING_STAGES)[number];

/** Who opens a site: a person whose key was issued for a council, or one whom a council's signed letter names. */
export interface Applicant {
  readonly name: string;
  /** Null for the key of a private person: the council's letter and an operator's approval stand for it. */
  readonly organisation: {
    readonly edrpou: string;
    readonly name: string;
    /** `wrong` is a reason to look twice: some codes of the register break the rule. */
    readonly checkDigit: 'right' | 'wrong';
  } | null;
}

/** A hromada in a list of found ones, in the reader's language. */
export interface FoundHromada {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly centre: string;
  readonly settlements: number | null;
  /** Whether its council has a site, or tries one out. */
  readonly site: 'none' | 'trial' | 'open';
  /** Address of its site, where it is open; a trial is nobody's to be led to. */
  readonly siteHref: string | null;
}

export interface OnboardingModule {
  readonly id: string;
  readonly title: string;
  readonly on: boolean;
  readonly rules: readonly {
    readonly field: string;
    readonly title: string;
    readonly help: string;
    readonly value: string;
  }[];
}

/** Where the statute lies, and how the council is reached: what the drafts of documents and the pages name. */
export const ONBOARDING_PAPERS = ['statuteUrl', 'statuteEdition', 'address', 'phone', 'email'] as const;

/** A draft of a document for the council's lawyer, filled with what was answered so far. */
export interface OnboardingPaper {
  readonly key: string;
  readonly title: string;
  /** Ukrainian, with the marks of Markdown. */
  readonly text: string;
  /** Facts that are not known yet, in words. */
  readonly missing: readonly string[];
}

/** As what a private person works for the council. */
export const MANDATE_ROLES = ['head', 'secretary', 'employee'] as const;

/** A council's letter on its way to the operators, and where its sender is written to. */
export interface OnboardingMandate {
  readonly address: string | null;
  /** `asked`: a code is on its way and can still be tried. */
  readonly contact: 'none' | 'asked' | 'confirmed';
  /** What the e-ID knows as the person's address, to begin with. */
  readonly suggestedAddress: string;
  /** The latest letter; null before the first one. */
  readonly letter: {
    readonly state: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'lapsed' | 'used';
    /** Whether it is for the hromada that is chosen now. */
    readonly hromada: 'same' | 'other';
    readonly edrpou: string;
    readonly checkDigit: 'right' | 'wrong';
    readonly role: (typeof MANDATE_ROLES)[number];
    readonly fileName: string | null;
    readonly sentAt: Date;
    readonly reason: string | null;
  } | null;
  /** Megabytes of a letter. */
  readonly megabytes: number;
}

/** The step of a private person: an address that is confirmed by a code, then the letter. */
export interface SiteMandate {
  read(): Promise<OnboardingMandate>;
  askContact(address: string): Promise<Outcome<null>>;
  confirmContact(code: string): Promise<Outcome<null>>;
  /** `letter` is absent where no file was chosen. */
  send(
    typed: { readonly role: string; readonly edrpou: string },
    letter: PostedFile | undefined,
  ): Promise<Outcome<null>>;
  withdraw(): Promise<Outcome<null>>;
}

/** A role of a colleague; an empty module stands for the whole site. */
export interface OnboardingRole {
  readonly role: string;
  readonly module: string;
}

/** All that is chosen so far, with what the pages say about it. */
export interface OnboardingDraft {
  /** The steps of this applicant, in their order. */
  readonly stages: readonly OnboardingStage[];
  /** Where the council's letter is; null for whoever comes with the council's key. */
  readonly mandate: 'none' | 'waiting' | 'approved' | null;
  readonly revision: number;
  readonly savedAt: Date | null;
  readonly hromada: FoundHromada | null;
  /** `doubtful`: other hromadas have this name too, and the key does not say which. */
  readonly council: 'same' | 'doubtful' | 'other' | null;
  readonly slug: string | null;
  /** A name of the hromada's own beside it, as DNS and as people write it. */
  readonly domain: { readonly host: string; readonly readable: string } | null;
  readonly suggestions: readonly string[];
  readonly accent: string | null;
  readonly crest: 'kept' | 'none';
  /** Languages of the site, the first one first. */
  readonly locales: readonly Locale[];
  /** The one that the law wants there; null where no law says, and before a hromada is chosen. */
  readonly requiredLocale: Locale | null;
  readonly population: number | null;
  readonly modules: readonly OnboardingModule[];
  /** All of them optional; empty texts where nothing was answered. */
  readonly papers: Readonly<Record<(typeof ONBOARDING_PAPERS)[number], string>>;
  /** Colleagues who are invited when the site opens. */
  readonly people: readonly { readonly email: string; readonly roles: readonly OnboardingRole[] }[];
  /** Roles that they may be given. */
  readonly offeredRoles: readonly OnboardingRole[];
  readonly mostPeople: number;
  /** Minutes of a login that invites people; `stale` asks for a new login where there are any. */
  readonly proof: { readonly state: 'fresh' | 'stale'; readonly minutes: number };
  /** Steps without which the site does not open. */
  readonly missing: readonly OnboardingStage[];
}

/** What goes on after the opening, beside the login: invitations that are on their way, records at the DNS. */
export const ONBOARDING_NEXT = ['people', 'domain'] as const;
export type OnboardingNext = (typeof ONBOARDING_NEXT)[number];

/** How a site may begin: tried out first, or open to residents at once. */
export const SITE_BEGINNINGS = ['sandbox', 'live'] as const;
export type SiteBeginning = (typeof SITE_BEGINNINGS)[number];

/** Opening a site, on the platform's own host. */
export interface SiteOnboarding {
  readonly applicant: Applicant | null;
  /** Null for whoever comes with the council's key, and for nobody. */
  readonly mandate: SiteMandate | null;
  search(question: string): Promise<{ readonly found: readonly FoundHromada[]; readonly count: number }>;
  draft(): Promise<OnboardingDraft>;
  /** Keeps the answers of one step; `files` are those of its form. */
  save(stage: OnboardingStage, form: FormData, files: readonly PostedFile[]): Promise<Outcome<null>>;
  /** Drafts of documents; none before a hromada is chosen. */
  drafts(): Promise<readonly OnboardingPaper[]>;
  /** The crest of the draft as a PNG that was drawn anew; null where there is none. */
  crest(): Promise<Buffer | null>;
  /** Makes the site, as a trial or open to residents; null for whoever chose neither. */
  open(
    state: SiteBeginning | null,
  ): Promise<Outcome<{ readonly slug: string; readonly next: readonly OnboardingNext[] }>>;
  /** Login page of a site by its slug, which leads to this page of the desk; null for what is no slug. */
  siteLogin(slug: string, path?: string): string | null;
}
