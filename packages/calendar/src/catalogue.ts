import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };

/** Texts of steps, sums, reasons and refusals, ready for the loader of catalogues. */
export const calendarCatalogue = { ns: 'calendar', uk, en };
