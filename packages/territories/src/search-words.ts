import { normaliseForSearch, transliterate } from '@viche/i18n';

/** «Славутицької», «Славутицькій», «славутицьку» are one word for whoever looks for the hromada. */
const ADJECTIVE_END = /(?<=[сзц]ьк)(?:а|ої|ій|у|ою|ий|ого|ому|им|е)$/u;
/** Words that every name has or none; whoever types them means the name beside them. */
const SAID_OF_ALL = new Set(
  (
    'територіальна територіальної територіальній громада громади громаді тг отг мтг стг об’єднана рада ради раді міська міської міській ' +
    'селищна селищної селищній сільська сільської сільській район району районі область області обл м смт с селище село місто ' +
    'the of hromada community council city settlement village district raion region oblast'
  )
    .replaceAll('’', 'ʼ')
    .split(' '),
);

/** An adjective without its case. */
const stem = (word: string): string => word.replace(ADJECTIVE_END, '');

/** Apostrophes are left out: people type five different ones, or none. */
const wordsOf = (text: string): string[] =>
  normaliseForSearch(text)
    .replaceAll('ʼ', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Words under which a name is found: its own, without their endings, and the same in Latin letters. */
export function searchWords(...names: readonly string[]): string[] {
  const own = names.flatMap(wordsOf).map(stem);
  const latin = names.flatMap((name) => wordsOf(transliterate(name.replaceAll(/['’ʼ]/gu, ''))));
  return [...new Set([...own, ...latin])];
}

/** What was asked, as words that `searchWords` may begin with. Empty when nothing but «міська рада» was typed. */
export function askedWords(question: string): string[] {
  const said = new Set([...SAID_OF_ALL].map((word) => word.replaceAll('ʼ', '')));
  return [
    ...new Set(
      wordsOf(question)
        .filter((word) => !said.has(word))
        .map(stem),
    ),
  ];
}
