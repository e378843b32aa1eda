import type { Outcome } from './site-context.ts';

/** The steps of opening a site, in their order. */
export const ONBOARDING_STAGES = ['hromada', 'address', 'look', 'modules', 'rules', 'check'] as const;
export type OnboardingStage = (typeof ONBOARDING_STAGES)[number];

/** Who opens a site: a person whose key was issued for an organisation. */
export interface Applicant {
  readonly name: string;
  /** Null for the key of a private person, which opens no site. */
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
  /** Address of its site, where it has one already. */
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

/** All that is chosen so far, with what the pages say about it. */
export interface OnboardingDraft {
  readonly revision: number;
  readonly savedAt: Date | null;
  readonly hromada: FoundHromada | null;
  /** `doubtful`: other hromadas have this name too, and the key does not say which. */
  readonly council: 'same' | 'doubtful' | 'other' | null;
  readonly slug: string | null;
  readonly suggestions: readonly string[];
  readonly accent: string | null;
  readonly population: number | null;
  readonly modules: readonly OnboardingModule[];
  /** Steps without which the site does not open. */
  readonly missing: readonly OnboardingStage[];
}

/** Opening a site, on the platform's own host. */
export interface SiteOnboarding {
  readonly applicant: Applicant | null;
  search(question: string): Promise<{ readonly found: readonly FoundHromada[]; readonly count: number }>;
  draft(): Promise<OnboardingDraft>;
  /** Keeps the answers of one step. */
  save(stage: OnboardingStage, form: FormData): Promise<Outcome<null>>;
  /** Opens the site; `address` is its origin. */
  open(): Promise<Outcome<{ readonly slug: string }>>;
  /** Login page of a site by its slug; null for what is no slug. */
  siteLogin(slug: string): string | null;
}
