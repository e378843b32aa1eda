import type { LetterPlaceholder, LettersDeclaration, LetterTopic, LetterWords } from '@viche/plugin-api';
import { FOLLOWERS_TEMPLATES } from './tell-followers.ts';

const topic = (name: string, readers: LetterTopic['readers'] = 'everyone'): LetterTopic => ({
  title: `petitions:topics.${name}.title`,
  about: `petitions:topics.${name}.about`,
  readers,
});
/** The law has the person told, so there is nothing to choose. */
const demanded = (name: string, readers?: LetterTopic['readers']): LetterTopic => ({
  ...topic(name, readers),
  demanded: `petitions:topics.${name}.demanded`,
});

const fact = (name: string, need: LetterPlaceholder['need'], sample?: number): LetterPlaceholder => ({
  meaning: `petitions:facts.${name}.meaning`,
  sample: sample ?? `petitions:facts.${name}.sample`,
  need,
});

const WHICH = {
  title: fact('title', 'required'),
  number: fact('number', 'optional'),
  count: fact('count', 'optional', 128),
};

const wordsFor = (key: string, parts: readonly string[], placeholders: LetterWords['placeholders']): LetterWords => ({
  subject: `petitions:mail.${key}.subject`,
  text: parts.map((part) => (part.includes(':') ? part : `petitions:mail.${key}.${part}`)),
  why: `petitions:mail.${key}.why`,
  placeholders,
});

/** Letters that tell a decision: the law has its ground and reason told (393/96-ВР art. 23-1), so they stay in the text. */
const DECIDED: Readonly<Record<string, LetterPlaceholder['need']>> = {
  changesRequested: 'required',
  refused: 'required',
  takenDown: 'required',
  reopened: 'optional',
};
const DECISION_PARTS = ['body', 'petitions:mail.ground', 'petitions:mail.reason', 'next'];

function usualWords(kind: string): LetterWords {
  const need = DECIDED[kind];
  if (!need) return wordsFor(kind, ['body', 'next'], WHICH);
  return wordsFor(kind, DECISION_PARTS, { ...WHICH, ground: fact('ground', need), reason: fact('reason', need) });
}

const of = (name: string, ...kinds: readonly string[]) =>
  kinds.map((kind) => [kind, { topic: name, words: usualWords(kind) }] as const);

/** Letters about doubted signatures say what everybody may read. */
const ofNotes = (name: string, ...kinds: readonly string[]) =>
  kinds.map((kind) => {
    const placeholders = { title: WHICH.title, note: fact('note', 'required'), count: WHICH.count };
    return [kind, { topic: name, words: wordsFor(kind, ['body', 'note', 'next'], placeholders) }] as const;
  });

const FOLLOWED = {
  ...WHICH,
  percent: fact('percent', 'optional', 50),
  signatures: fact('count', 'optional', 128),
  threshold: fact('threshold', 'optional', 250),
};
const toFollowers = FOLLOWERS_TEMPLATES.map((template) => {
  const usual = wordsFor(`followers.${template}`, ['body', 'next'], FOLLOWED);
  // The title of a petition that was taken down is not told again.
  const title = { ...FOLLOWED.title, need: template === 'takenDown' ? ('optional' as const) : FOLLOWED.title.need };
  const words = { ...usual, why: 'petitions:mail.followers.why', placeholders: { ...FOLLOWED, title } };
  return [`${template}ToFollower`, { topic: 'followed', words }] as const;
});

/** Letters about petitions, by whom they are for. The author's and the signature's are acts of the council that it must tell. */
export const petitionLetters: LettersDeclaration = {
  topics: {
    own: demanded('own'),
    signature: demanded('signature'),
    signed: topic('signed'),
    drafts: topic('drafts'),
    followed: topic('followed'),
    desk: topic('desk', 'staff'),
    watch: demanded('watch', 'staff'),
  },
  kinds: Object.fromEntries([
    ...of('own', 'submitted', 'published', 'changesRequested', 'changesLapsed', 'refused', 'reopened', 'takenDown'),
    ...of('own', 'thresholdReached', 'expired', 'handedOver', 'withdrawn', 'reviewAnnounced', 'reviewPaused'),
    ...of('own', 'reviewResumed', 'answered', 'answerCorrected', 'textCorrected', 'collectionExtended'),
    ...of('own', 'mergeProposed', 'mergeLapsed', 'merged', 'mergedHere'),
    ...ofNotes('signature', 'signatureInvalidated', 'signatureRestored'),
    ...of('signature', 'signedOnPaper', 'mergedToSignatory'),
    ...of('signed', 'signed', 'answeredToSignatory', 'reviewAnnouncedToSignatory'),
    ...of('drafts', 'draftExpires', 'groupWhole', 'groupLapsed', 'groupEnded'),
    ...toFollowers,
    ...of('desk', 'toCheck', 'toAnnounce', 'answerApproved', 'mergeDeclined', 'clusterFound'),
    // Whoever hides a mass invalidation would begin with this letter.
    ['manyInvalidated', { topic: 'watch' }],
  ]),
};
