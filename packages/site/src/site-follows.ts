/** A followed subject as pages call it. */
export interface FollowedThing {
  readonly title: string;
  /** Path on the site. */
  readonly path: string;
}

/** What stands behind a letter's link; `over` when it has ended or was not confirmed in time. */
export interface FollowLink {
  readonly state: 'waiting' | 'confirmed' | 'over';
  readonly thing: FollowedThing | null;
}

/** What the link at the foot of a letter ends. */
export interface LettersLink {
  readonly plugin: string;
  readonly topic: string;
  readonly token: string;
}

/** Following by mail: whoever holds a letter's link may do what the link is for, signed in or not. */
export interface SiteFollows {
  /** Changes nothing. Throws 404 for what is no link of this site. */
  look(use: 'confirm' | 'end', token: string): Promise<FollowLink>;
  /** Answers false when the link works no more. */
  confirm(token: string): Promise<boolean>;
  /** Throws 404 for what is no link of this site; ended twice is ended. */
  end(token: string): Promise<void>;
  /** Kind of letters behind such a link, in the reader's language. Changes nothing. Throws 404 for what is no link of this site. */
  lookAtLetters(link: LettersLink): Promise<{ readonly title: string; readonly about: string }>;
  /** Switches these letters off for whoever got the link; twice is once. Throws 404 for what is no link of this site. */
  endLetters(link: LettersLink): Promise<void>;
  /** Ends one of the signed-in person's follows; of somebody else's it finds none. */
  endOwn(followId: string): Promise<void>;
}
