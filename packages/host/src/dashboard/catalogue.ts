import en from '../../i18n/dashboard.en.json' with { type: 'json' };
import uk from '../../i18n/dashboard.uk.json' with { type: 'json' };

/** Words of the desk's first page: notices and figures. */
export const dashboardCatalogue = { ns: 'dashboard', uk, en } as const;
