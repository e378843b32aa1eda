import { type LoadRequest, load } from './load.ts';
import { fromLoad, note, onlyStatus } from './rows.ts';

/** As people type: other endings than in the texts, several apostrophes, a slip of the finger, a word that nobody wrote. */
const QUESTIONS = [
  'дороги',
  'ремонт вулиці',
  'освітлення дитячого майданчика',
  'обʼєкти культури',
  "об'єктів",
  'велодоріжка',
  'світлофори біля шкіл',
  'тарифи',
  'бібліотек',
  'зупинок автобуса',
  'прибирання сміття',
  'дитсадок',
  'перехрестя',
  'лікарню',
  'озелененя парку',
  'аквапарк',
] as const;

const TITLES = [
  'Відремонтувати дорогу біля школи',
  'Облаштувати дитячий майданчик у дворі',
  'Встановити світлофор на перехресті вулиць',
  'Заборонити піротехніку в місті',
  'Продовжити роботу бібліотеки у вихідні',
  'Збільшити кількість автобусів до лікарні',
  'Полагодити освітленя на зупинці',
  'Створити парк для собак',
] as const;

const SEARCH = `query ($search: String!) {
  petitions(search: $search, first: 20) { totalCount match edges { extract found node { ref title state signatureCount } } } }`;
const SIMILAR = `query ($text: String!) {
  similarPetitions(text: $text, first: 3) { id ref title state signatureCount signObstacle rules { signatureThreshold } } }`;

/** Somebody who types stops to read: a few at once are a busy evening, not the whole country. */
const CONNECTIONS = 4;

/** Searching 10,000 texts and comparing a title with them, through GraphQL over HTTP. */
export async function measureFinding(
  port: number,
  headers: Readonly<Record<string, string>>,
  seconds: number,
  floor: number,
): Promise<void> {
  const asking = (query: string, variables: object): LoadRequest => ({
    method: 'POST',
    path: '/graphql',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const kinds = [
    ['search petitions', QUESTIONS.map((search) => asking(SEARCH, { search }))],
    ['similar petitions', TITLES.map((text) => asking(SIMILAR, { text }))],
    [
      'search page, rendered',
      QUESTIONS.map((search) => ({ path: `/petitions?search=${encodeURIComponent(search)}`, headers })),
    ],
  ] as const;
  for (const [name, requests] of kinds) {
    const plan = { port, connections: CONNECTIONS, next: (n: number) => requests[n % requests.length]! };
    await load({ ...plan, seconds: seconds / 2 });
    const result = await load({ ...plan, seconds });
    onlyStatus(result, 200);
    note(fromLoad(name, result, floor));
  }
}
