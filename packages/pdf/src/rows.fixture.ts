/** Rows of a list of signatories, by five hundred: number, name, day. */
export async function* rowsOf(count: number, name = (n: number) => `Дем’янчук Ольга Ґвинтівна ${n}`) {
  for (let from = 0; from < count; from += 500)
    yield Array.from({ length: Math.min(500, count - from) }, (_row, n) => [
      String(from + n + 1),
      name(from + n + 1),
      '22.11.2026',
    ]);
}

/** Their columns. */
export const COLUMNS = [
  { title: '№', share: 0.12 },
  { title: 'Ім’я', share: 0.66 },
  { title: 'Дата', share: 0.22 },
];
