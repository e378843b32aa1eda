import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { addChanges } from '../changes/changes-field.ts';
import { requiredLocale } from '../languages/site-languages.ts';
import { updateLanguages } from '../languages/update-languages.ts';
import { CONTACT_NAMES, readCouncil, type StoredCouncil } from './council-facts.ts';
import { COUNCIL_SCOPE, updateCouncil } from './update-council.ts';

const CORE = { plugin: 'core' } as const;
const NAMES = ['officialName', 'shortName', 'officialNameEn', 'shortNameEn'] as const;

/** `councilFacts`, `updateCouncil` and `updateLanguages`: what the hromada says of itself, for those who may change it. */
export function addCouncil(builder: Builder): void {
  const Facts = builder.objectRef<StoredCouncil>('CouncilFacts').implement({
    description: 'What the hromada says of itself: names, how it is reached, its statute.',
    extensions: CORE,
    fields: (t) => ({
      ...Object.fromEntries(
        [...NAMES, ...CONTACT_NAMES].map((name) => [name, t.string({ resolve: ({ facts }) => facts[name] })]),
      ),
      population: t.int({ resolve: ({ facts }) => facts.population }),
      statuteUrl: t.string({ resolve: ({ facts }) => facts.statuteUrl }),
      statuteEdition: t.string({ description: 'Day of the edition.', resolve: ({ facts }) => facts.statuteEdition }),
      locales: t.stringList({ description: 'Languages of the site.', resolve: ({ locales }) => [...locales] }),
      requiredLocale: t.string({
        nullable: true,
        description: 'The language without which the law does not let the site be.',
        resolve: (_council, _args, { tenant }) => requiredLocale(tenant.code),
      }),
      revision: t.exposeInt('revision', { description: 'What `updateCouncil` wants to see.' }),
    }),
  });
  const load = (ctx: DataContext) => readCouncil(ctx);
  builder.queryField('councilFacts', (t) =>
    t.field({
      type: Facts,
      extensions: CORE,
      authScopes: { can: ['update', 'Tenant'] },
      description: 'What the hromada says of itself, as the desk changes it.',
      resolve: (_root, _args, ctx) => load(ctx),
    }),
  );
  addChanges(builder, {
    field: 'councilChanges',
    type: 'CouncilChange',
    scope: COUNCIL_SCOPE,
    what: 'what the hromada says of itself',
  });
  commandField(builder, updateCouncil, {
    type: Facts,
    load,
    description:
      'Changes what the hromada says of itself. A text that is left out is taken away, an English one stays as it is.',
  });
  commandField(builder, updateLanguages, {
    type: Facts,
    load,
    description: 'Chooses the languages of the site. What was written in a language that goes is kept.',
  });
}
