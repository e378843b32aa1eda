// Makes en.json out of the open data of UK Parliament petitions (JSON lines). It was run once; run it again for a new edition:
// `npx tsx infra/dev/demo/texts/clean-uk-petitions.ts FILE`
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const WISHED = 400;

const row = z.object({ action: z.string(), background: z.string().nullable(), state: z.string() });

/** Contacts, long numbers, honorifics: where they stand, a person may be near. */
const CONTACT = /https?:|www\.|@|\d{6,}|\b0\d{3,}|\b(Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Miss|Prof|Attenborough)\b/i;
/** A story of one family, or a law named after somebody. */
const PRIVATE =
  /\bmy (son|daughter|mum|mother|father|dad|brother|sister|husband|wife|friend|nephew|niece|child|baby|partner)\b|[’']s law\b|named? after|in memory|\b(died|death|dead|suicid\w*)\b/i;
/** National quarrels that have no place in the demo of a town. */
const HOT =
  /Prime Minister|Johnson|Trump|Russia|Ukrain|Israel|Palestin|Gaza|Brexit|\bEU\b|\bEurop|Covid|corona|pandemic|vaccin|lockdown|abort|\btrans\b|gender|immigra|migrant|asylum|muslim|islam|\bjew|\brace\b|racis|ethnic|murder|rape|\bkill|terror|election|referendum|\bparty\b|sex|\bking\b|queen|royal|prince|drug|cannabis|\bgun|knife|weapon|nuclear|trident|militar|\bwar\b|Chin(a|ese)|BBC|halal|slaughter|gambl|prison|police|tory|labour|conservative|citizenship|\bMPs?\b|Chancellor|Bolsonaro|Armenia|Azerbaijan|Grenfell|Coco|Golcar|Sutton|HS2|bailout/i;
/** Two capitalised words inside a sentence may be somebody's name. */
const NAME_LIKE = /(?<![.!?\n:;•-] )(?<!^)\b[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b/m;
const OF_A_TOWN =
  /\b(councils?|local|parks?|roads?|streets?|schools?|bus|buses|cycl\w*|trees?|litter|recycl\w*|playground\w*|pavement\w*|parking|library|libraries|water|rivers?|wildlife|animals?|pets?|dogs?|cats?|garden\w*|plastics?|noise|lighting|pedestrian\w*|rail\w*|train\w*|disab\w*|food|energy|solar|waste|nature|climate|children|pupils|students|museum\w*|sports?|allotment\w*|homes?|heating|speed|traffic)\b/i;

function isFit({ action, background, state }: z.output<typeof row>): boolean {
  const text = `${action} ${background}`;
  return (
    state !== 'rejected' &&
    background !== null &&
    action.length >= 20 &&
    action.length <= 85 &&
    background.length >= 80 &&
    background.length <= 420 &&
    ![CONTACT, PRIVATE, HOT].some((pattern) => pattern.test(text)) &&
    !NAME_LIKE.test(background)
  );
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const file = process.argv[2];
if (!file) throw new Error('Name the file of petitions, one JSON object a line.');
const fit = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => row.parse(JSON.parse(line)))
  .filter(isFit);
const [local, other] = [
  fit.filter(({ action }) => OF_A_TOWN.test(action)),
  fit.filter(({ action }) => !OF_A_TOWN.test(action)),
];
const texts = new Map(
  [...local, ...other].map(({ action, background }) => [oneLine(action).replace(/\.$/, ''), oneLine(background!)]),
);
const kept = [...texts].slice(0, WISHED).map(([title, background]) => ({ title, background }));
writeFileSync(path.join(import.meta.dirname, 'en.json'), `${JSON.stringify(kept, null, 1)}\n`);
process.stdout.write(`${kept.length} petitions kept\n`);
