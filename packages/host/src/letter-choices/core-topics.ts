import type { LettersDeclaration } from '@viche/plugin-api';

const words = (topic: string) => ({
  title: `letters:topics.${topic}.title`,
  about: `letters:topics.${topic}.about`,
});

/** The letters of the core itself. Those that answer a form just sent (an invitation, an address to confirm) are of no topic. */
export const CORE_LETTER_TOPICS: LettersDeclaration = {
  topics: {
    safety: { ...words('safety'), readers: 'everyone', demanded: 'letters:topics.safety.demanded' },
    watch: { ...words('watch'), readers: 'staff', demanded: 'letters:topics.watch.demanded' },
    requests: { ...words('requests'), readers: 'staff' },
  },
  kinds: {
    contactAsked: { topic: 'safety' },
    archiveTaken: { topic: 'watch' },
    invitationTaken: { topic: 'watch' },
    passkeyReset: { topic: 'watch' },
    fourEyesDecided: { topic: 'requests' },
  },
};
