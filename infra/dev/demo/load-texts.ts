import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { CategoryKey } from './demo-petition.ts';
import type { Random } from './random.ts';

const lines = z.array(z.string().min(1)).min(1);
const places = z.record(z.string(), lines);

const ukrainian = z.object({
  records: lines,
  titles: lines,
  problems: lines,
  histories: lines,
  demands: lines,
  places,
  placesEn: places,
});
const english = z.array(z.object({ title: z.string(), background: z.string() })).min(1);

const LONGEST_TITLE = 150;
const HOUSES = 120;
/** Of a hundred petitions so many are in English: long real texts, and a search that must not stumble over them. */
const ENGLISH_PERCENT = 25;
const RECORD_PERCENT = 10;

export interface LoadText {
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly category: CategoryKey;
}

const TOPICS: readonly (readonly [CategoryKey, RegExp])[] = [
  ['education', /школ|гурт|дітей|дитяч|school|child|pupil|student|curriculum/i],
  ['transport', /автобус|велод|велоп|зупин|рейс|маршрут|перевез|проїзд|bus|train|rail|cycl|bike|flight|vehicle/i],
  [
    'environment',
    /дерев|сміт|звалищ|траву|котів|тварин|лісів|відход|природ|tree|plastic|wildlife|animal|climate|recycl|waste|energy|carbon/i,
  ],
  ['health', /лікар|поліклін|амбулатор|питн|хвор|health|food|NHS|care|medical/i],
  ['culture', /бібліот|сеанс|свято|дошк|назву|museum|library|heritage|sport/i],
  ['council', /кошторис|ради|петиц|тариф|звернення|інформац|tax|council|government/i],
  ['roads', /перехід|світлофор|тротуар|швидк|поліцейськ|укрит|road|speed|street|traffic|pavement/i],
];
const topicOf = (title: string): CategoryKey => TOPICS.find(([, pattern]) => pattern.test(title))?.[0] ?? 'spaces';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const numbered = (points: readonly string[]) => points.map((point, index) => `${index + 1}. ${point}`).join('\n');

function readTexts<S extends z.ZodType>(schema: S, file: string): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'texts', file), 'utf8')));
}

/** A source of petition texts for one hromada: real titles and texts joined with its places and house numbers. */
export function loadTexts(slug: string): (random: Random) => LoadText {
  const uk = readTexts(ukrainian, 'uk.json');
  const en = readTexts(english, 'en.json');
  // A hromada without places of its own borrows somebody's: the texts are for weight, not for truth.
  const placesUk = uk.places[slug] ?? Object.values(uk.places)[0]!;
  const placesEn = uk.placesEn[slug] ?? Object.values(uk.placesEn)[0]!;

  return (random) => {
    const kind = random.next() * 100;
    if (kind < ENGLISH_PERCENT) {
      const { title, background } = random.pick(en);
      const place = random.pick(placesEn);
      return {
        title: `${title} (${place})`.slice(0, LONGEST_TITLE),
        essence: `${background}\n\nWe live near ${place} and would like to begin here.`,
        demand: numbered([`${capital(title)}.`, 'Tell the public every three months what has been done.']),
        category: topicOf(title),
      };
    }
    const place = random.pick(placesUk);
    const isRecord = kind < ENGLISH_PERCENT + RECORD_PERCENT;
    const subject = random.pick(isRecord ? uk.records : uk.titles);
    const where = isRecord ? place : `${place}, буд. ${random.int(1, HOUSES)}`;
    const first = random.int(0, uk.demands.length);
    return {
      title: `${subject}: ${where}`.slice(0, LONGEST_TITLE),
      essence: `${capital(where)}. ${random.pick(uk.problems)}\n\n${random.pick(uk.histories)}`,
      demand: numbered([`${subject}.`, uk.demands[first]!, uk.demands[(first + 3) % uk.demands.length]!]),
      category: topicOf(subject),
    };
  };
}
