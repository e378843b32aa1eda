import { auditCatalogue } from '@viche/audit';
import { calendarCatalogue } from '@viche/calendar';
import { formsCatalogue } from '@viche/forms';
import { type Catalogue, coreCatalogue } from '@viche/i18n';
import { identityCatalogue } from '@viche/identity';
import type { AnyPluginServer } from '@viche/plugin-api';
import { settingsCatalogue } from '@viche/settings';
import { filesCatalogue } from '@viche/storage';
import { myDataCatalogue } from './account/catalogue.ts';
import { closingCatalogue } from './closing/catalogue.ts';
import { lettersCatalogue } from './contacts/catalogue.ts';
import { dashboardCatalogue } from './dashboard/catalogue.ts';
import { domainsCatalogue } from './domains/catalogue.ts';
import { followsCatalogue } from './follows/catalogue.ts';
import { loginsCatalogue } from './logins/catalogue.ts';
import { mandatesCatalogue } from './mandates/catalogue.ts';
import { peopleCatalogue } from './people/catalogue.ts';
import { residencyCatalogue } from './residency/catalogue.ts';
import { trialCatalogue } from './trial/catalogue.ts';

/** The words of the core and of every installed plugin, by namespace. */
export async function hostCatalogues(servers: readonly AnyPluginServer[]): Promise<Catalogue[]> {
  const plugins = await Promise.all(
    servers.map(async ({ manifest }) => {
      const [uk, en] = await Promise.all([manifest.i18n.uk(), manifest.i18n.en()]);
      return { ns: manifest.id, uk: uk.default, en: en.default } as Catalogue;
    }),
  );
  return [
    coreCatalogue,
    auditCatalogue,
    calendarCatalogue,
    closingCatalogue,
    domainsCatalogue,
    followsCatalogue,
    formsCatalogue,
    identityCatalogue,
    lettersCatalogue,
    loginsCatalogue,
    mandatesCatalogue,
    myDataCatalogue,
    peopleCatalogue,
    residencyCatalogue,
    settingsCatalogue,
    filesCatalogue,
    dashboardCatalogue,
    trialCatalogue,
    ...plugins,
  ];
}
