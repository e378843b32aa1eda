/** A kind of letters among which a reader chooses. Words are catalogue keys. */
export interface LetterTopic {
  readonly title: string;
  /** What they tell, and when. */
  readonly about: string;
  /** `staff`: offered to those only who work at the desk. */
  readonly readers: 'everyone' | 'staff';
  /** Why they come whatever the reader chooses: the law, or the safety of the reader. Without it they may be switched off. */
  readonly demanded?: string;
}

/** What is known about one letter of `notifications` before it is written. */
export interface LetterDeclaration {
  /** Key of `topics`. */
  readonly topic: string;
}

/** The letters of a plugin, for those who get them. A letter that is not named here is always sent. */
export interface LettersDeclaration {
  readonly topics: Readonly<Record<string, LetterTopic>>;
  /** By their keys in `notifications`. */
  readonly kinds: Readonly<Record<string, LetterDeclaration>>;
}
