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

/** A fact that stands in a letter as `{{name}}`. */
export interface LetterPlaceholder {
  /** What stands there: a catalogue key. */
  readonly meaning: string;
  /** An example for previews: a catalogue key, or a number. */
  readonly sample: string | number;
  /** `required`: the hromada's own text must name it too. */
  readonly need: 'required' | 'optional';
}

/** What a letter says unless the hromada says it in its own words. All texts are catalogue keys. */
export interface LetterWords {
  readonly subject: string;
  /** A paragraph each; one whose facts are all empty is left out. */
  readonly text: readonly string[];
  readonly why: string;
  readonly placeholders: Readonly<Record<string, LetterPlaceholder>>;
}

/** What is known about one letter of `notifications` before it is written. */
export interface LetterDeclaration {
  /** Key of `topics`. */
  readonly topic: string;
  /** Without it nobody but the module words the letter: one that watches over the hromada's own staff, for example. */
  readonly words?: LetterWords;
}

/** The letters of a plugin, for those who get them. A letter that is not named here is always sent. */
export interface LettersDeclaration {
  readonly topics: Readonly<Record<string, LetterTopic>>;
  /** By their keys in `notifications`; a wording of such a letter by that key, a hyphen and a word of its own. */
  readonly kinds: Readonly<Record<string, LetterDeclaration>>;
}
