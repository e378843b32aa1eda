import type { StreamedFile } from './site-context.ts';

/** A device on which the person is signed in. */
export interface SessionEntry {
  readonly id: string;
  /** Browser and system, nothing finer. */
  readonly device: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly place: 'this-device' | 'other-device';
}

export interface AccountProfile {
  /** As it stands in public lists. */
  readonly name: string | null;
  /** When the e-ID last vouched for the person; null when it never did. */
  readonly verifiedAt: Date | null;
}

/** What stays after an erasure and why, as catalogue keys. */
export interface KeptData {
  readonly kept: string;
  readonly why: string;
}

export type ErasureOutcome =
  | { readonly done: true; readonly kept: readonly KeptData[] }
  | { readonly done: false; readonly code: string };

/** The signed-in person's own things. Every method throws the way to the login for a guest. */
export interface SiteAccount {
  profile(): Promise<AccountProfile>;
  /** The last used first. */
  sessions(): Promise<readonly SessionEntry[]>;
  /** Ends one session of this person; of somebody else's it finds none. */
  endSession(sessionId: string): Promise<void>;
  endOtherSessions(): Promise<void>;
  /** Everything that the core and all installed modules keep about the person, as a zip: JSON and a page to be read. */
  exportFile(): Promise<StreamedFile>;
  /** Says what an erasure would leave, and changes nothing. */
  previewErasure(): Promise<ErasureOutcome>;
  /** Erases in all modules and in the core at once, or nowhere; the person's sessions end with it. */
  erase(): Promise<ErasureOutcome>;
}
