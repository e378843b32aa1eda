/** A word of ours as the API spells it: `threshold-reached` is `THRESHOLD_REACHED`. */
export const enumName = (word: string): string => word.toUpperCase().replaceAll('-', '_');
