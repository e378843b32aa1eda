import type { LetterPlaceholder, LettersDeclaration, LetterWords } from '@viche/plugin-api';

const words = (topic: string) => ({
  title: `letters:topics.${topic}.title`,
  about: `letters:topics.${topic}.about`,
});

const fact = (name: string, need: LetterPlaceholder['need'] = 'required'): LetterPlaceholder => ({
  meaning: `letters:facts.${name}.meaning`,
  sample: `letters:facts.${name}.sample`,
  need,
});

const paperFact = (name: string, need: LetterPlaceholder['need'] = 'required'): LetterPlaceholder => ({
  meaning: `residency:letter.facts.${name}.meaning`,
  sample: `residency:letter.facts.${name}.sample`,
  need,
});

const follow = (letter: string): LetterWords => ({
  subject: `follows:letter.${letter}.subject`,
  text: [`follows:letter.${letter}.body`, `follows:letter.${letter}.next`],
  why: 'follows:letter.why',
  placeholders: { title: fact('title'), days: { ...fact('days', 'optional'), sample: 7 } },
});

const decision = (state: string): LetterWords => ({
  subject: `core:fourEyes.mail.${state}.subject`,
  text: [`core:fourEyes.mail.${state}.body`, 'core:fourEyes.mail.reason'],
  why: 'core:fourEyes.mail.why',
  placeholders: { by: fact('by', 'optional'), reason: fact('reason', state === 'refused' ? 'required' : 'optional') },
});

const paper = (state: 'confirmed' | 'refused'): LetterWords => ({
  subject: `residency:letter.${state}.subject`,
  text: [
    `residency:letter.${state}.body`,
    ...(state === 'refused' ? ['residency:letter.reason'] : []),
    `residency:letter.${state}.next`,
  ],
  why: 'residency:letter.why',
  placeholders: {
    paper: paperFact('paper', 'optional'),
    ...(state === 'confirmed'
      ? { until: paperFact('until') }
      : { ground: paperFact('ground'), reason: paperFact('reason') }),
  },
});

/**
 * The letters of the core itself. Those that watch over an account or over the hromada's own staff have no words to be changed:
 * whoever wished to hide an act would begin with its letter.
 */
export const CORE_LETTERS_DECLARED: LettersDeclaration = {
  topics: {
    answers: { ...words('answers'), readers: 'everyone', demanded: 'letters:topics.answers.demanded' },
    safety: { ...words('safety'), readers: 'everyone', demanded: 'letters:topics.safety.demanded' },
    watch: { ...words('watch'), readers: 'staff', demanded: 'letters:topics.watch.demanded' },
    requests: { ...words('requests'), readers: 'staff' },
  },
  kinds: {
    contact: {
      topic: 'answers',
      words: {
        subject: 'letters:contact.letter.subject',
        text: ['letters:contact.letter.body', 'letters:contact.letter.next'],
        why: 'letters:contact.letter.why',
        placeholders: { hromada: fact('hromada', 'optional'), until: fact('until') },
      },
    },
    'follow-confirm': { topic: 'answers', words: follow('confirm') },
    'follow-already': { topic: 'answers', words: follow('already') },
    staffInvitation: {
      topic: 'answers',
      words: {
        subject: 'people:letter.invitation.subject',
        text: ['people:letter.invitation.body', 'people:letter.invitation.roles', 'people:letter.invitation.how'],
        why: 'people:letter.invitation.why',
        placeholders: {
          hromada: fact('hromada', 'optional'),
          by: fact('by'),
          roles: fact('roles'),
          until: fact('until'),
        },
      },
    },
    residencePaperDecided: { topic: 'answers' },
    'residencePaperDecided-confirmed': { topic: 'answers', words: paper('confirmed') },
    'residencePaperDecided-refused': { topic: 'answers', words: paper('refused') },
    contactAsked: { topic: 'safety' },
    archiveTaken: { topic: 'watch' },
    invitationTaken: { topic: 'watch' },
    passkeyReset: { topic: 'watch' },
    fourEyesDecided: { topic: 'requests' },
    'fourEyesDecided-approved': { topic: 'requests', words: decision('approved') },
    'fourEyesDecided-refused': { topic: 'requests', words: decision('refused') },
    'fourEyesDecided-lapsed': { topic: 'requests', words: decision('lapsed') },
  },
};
