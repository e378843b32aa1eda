import type { LettersDeclaration, LetterTopic } from '@viche/plugin-api';
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

const of = (name: string, ...kinds: readonly string[]) => kinds.map((kind) => [kind, { topic: name }] as const);

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
    ...of('signature', 'signatureInvalidated', 'signatureRestored', 'signedOnPaper', 'mergedToSignatory'),
    ...of('signed', 'signed', 'answeredToSignatory', 'reviewAnnouncedToSignatory'),
    ...of('drafts', 'draftExpires', 'groupWhole', 'groupLapsed', 'groupEnded'),
    ...of('followed', ...FOLLOWERS_TEMPLATES.map((template) => `${template}ToFollower`)),
    ...of('desk', 'toCheck', 'toAnnounce', 'answerApproved', 'mergeDeclined', 'clusterFound'),
    ...of('watch', 'manyInvalidated'),
  ]),
};
