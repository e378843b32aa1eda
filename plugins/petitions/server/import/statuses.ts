/** What a status of a former platform may mean here. Whatever was still running there has no place in an archive. */
export const STATUS_MEANINGS = ['answered', 'expired', 'skip'] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** Words whose meaning is the same wherever they were met. A guess for the form: somebody confirms each of them. */
const USUAL: Readonly<Record<StatusMeaning, readonly string[]>> = {
  answered: [
    'з відповіддю',
    'надано відповідь',
    'розглянута',
    'розглянуто',
    'підтримано',
    'реалізовано',
    'answered',
    'closed with answer',
  ],
  expired: [
    'не набрала підписів',
    'не набрала голосів',
    'не набрала необхідної кількості підписів',
    'архів',
    'завершено без розгляду',
    'expired',
    'not supported',
  ],
  skip: ['триває збір підписів', 'на модерації', 'чернетка', 'відхилена модератором', 'collecting', 'draft'],
};

/** The meaning that a word of the file usually has; null for one that nobody can know. */
export function usualMeaning(status: string): StatusMeaning | null {
  const word = status.toLocaleLowerCase('uk').replace(/\s+/gu, ' ').trim();
  return STATUS_MEANINGS.find((meaning) => USUAL[meaning].includes(word)) ?? null;
}
