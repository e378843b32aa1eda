/** Columns of the template, with the names under which other platforms export them. Compared without case and signs. */
export const IMPORT_COLUMNS = {
  number: ['number', 'номер', 'номер петиції', 'id', 'код', '№'],
  title: ['title', 'назва', 'назва петиції', 'заголовок', 'тема'],
  essence: ['essence', 'text', 'суть', 'текст', 'зміст', 'опис', 'текст петиції'],
  demand: ['demand', 'вимога', 'вимоги', 'прохання'],
  author: ['author', 'автор', 'ініціатор', 'піб автора', 'заявник'],
  category: ['category', 'категорія', 'рубрика', 'тематика'],
  status: ['status', 'статус', 'стан'],
  published: [
    'published',
    'datestart',
    'опубліковано',
    'дата публікації',
    'дата оприлюднення',
    'дата початку',
    'дата початку збору підписів',
  ],
  collectedUntil: [
    'collecteduntil',
    'dateend',
    'дата завершення',
    'кінець збору',
    'дата закінчення',
    'дата завершення збору підписів',
  ],
  threshold: ['threshold', 'потрібно підписів', 'необхідна кількість підписів', 'поріг'],
  signatures: ['signatures', 'votes', 'підписи', 'підписів', 'кількість підписів', 'зібрано підписів'],
  answer: ['answer', 'відповідь', 'текст відповіді'],
  answeredOn: ['answeredon', 'answerdate', 'дата відповіді'],
  address: ['address', 'url', 'адреса', 'посилання'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ImportColumn = keyof typeof IMPORT_COLUMNS;
export const COLUMN_NAMES = Object.keys(IMPORT_COLUMNS) as ImportColumn[];

/** Without these nothing can be said about a petition. */
export const REQUIRED_COLUMNS: readonly ImportColumn[] = [
  'number',
  'title',
  'essence',
  'status',
  'published',
  'signatures',
];

const bare = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('uk')
    .replace(/[’ʼ`]/gu, "'")
    .replace(/[\s_\-–—.:]+/gu, ' ')
    .trim();
const joined = (name: string): string => bare(name).replaceAll(' ', '');

/** Which of our columns each column of the file is; null for one that is not read. The first of two alike wins. */
export function recogniseColumns(header: readonly string[]): (ImportColumn | null)[] {
  const taken = new Set<ImportColumn>();
  return header.map((name) => {
    const column = COLUMN_NAMES.find((known) =>
      (IMPORT_COLUMNS[known] as readonly string[]).some((word) => joined(word) === joined(name)),
    );
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}
