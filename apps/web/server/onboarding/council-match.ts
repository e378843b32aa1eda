import { normaliseForSearch } from '@viche/i18n';
import { askedWords, councilName, type Municipality, searchWords } from '@viche/territories';

const COUNCIL = /(^|[^\p{L}])(рад[аиіоу]|виконком|виконавч|council)/u;
const KINDS = { city: 'міськ', settlement: 'селищн', village: 'сільськ' } as const;

/**
 * Whether an organisation is the council of a hromada, by its name: no open list of councils' codes comes with the product.
 *
 * @param namesakes all hromadas of this name, this one among them
 * @returns `doubtful` where the name fits others as well and the oblast is not said; `other` for whoever is no council of this name
 */
export function councilMatch(
  organisation: string,
  municipality: Municipality,
  namesakes: readonly Municipality[],
): 'same' | 'doubtful' | 'other' {
  const text = normaliseForSearch(organisation);
  const said = new Set(searchWords(organisation));
  const adjective =
    municipality.kind === 'special-city' ? councilName(municipality).uk.split(' ')[0]! : municipality.name;
  const named = askedWords(adjective).every((word) => said.has(word));
  if (!named || !COUNCIL.test(text)) return 'other';
  const kinds = Object.entries(KINDS).filter(([, word]) => text.includes(word));
  if (kinds.length > 0 && !kinds.some(([kind]) => kind === municipality.council)) return 'doubtful';
  if (namesakes.length <= 1) return 'same';
  return municipality.oblast && askedWords(municipality.oblast).every((word) => said.has(word)) ? 'same' : 'doubtful';
}
