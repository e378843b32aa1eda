/** What the platform's words of help answer, by their catalogue keys. */
export const HELP_QUESTIONS = ['signIn', 'noSignature', 'terms', 'data', 'broken', 'complain'] as const;
