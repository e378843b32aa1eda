/** A settlement of a hromada or a district of a city with a special status, as the codifier knows it. */
export interface Place {
  /** `UA` and 17 digits. */
  readonly code: string;
  readonly kind: 'city' | 'settlement' | 'village' | 'district';
  /** «Славутич», «Голосіївський». */
  readonly name: string;
}

const KINDS: Readonly<Record<string, Place['kind']>> = { M: 'city', X: 'settlement', C: 'village', B: 'district' };
const CODE_LENGTH = 19;
const PLACE = /^([MXCB])(\d+)(\D.*)$/u;

/**
 * Reads the settlements of a row: letter of the category, the digits in which the code differs from the row's own, and the name,
 * joined by semicolons.
 *
 * @param code of the hromada or the city that they belong to
 * @throws Error where the text is not of that form
 */
export function placesOf(code: string, places: string): Place[] {
  if (places === '') return [];
  return places.split(';').map((text) => {
    const [, category = '', digits = '', name = ''] = PLACE.exec(text) ?? [];
    const kind = KINDS[category];
    if (!kind || digits.length >= CODE_LENGTH) throw new Error(`not a place of the codifier: ${text}`);
    return { code: code.slice(0, CODE_LENGTH - digits.length) + digits, kind, name };
  });
}
