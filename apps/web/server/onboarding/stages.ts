import { parseTypedWhole } from '@viche/forms';
import { councilProblems, readDomainName, siteLocales } from '@viche/host';
import { normaliseForSearch } from '@viche/i18n';
import type { AnyManifest } from '@viche/plugin-api';
import { ONBOARDING_PAPERS, ONBOARDING_STAGES, type OnboardingDraft, type OnboardingStage } from '@viche/site';
import { TERRITORY_CODE } from '@viche/territories';
import { deriveSkin } from '@viche/ui';
import type { ApplicationContent } from './application.ts';
import { refusedRules, rulesOf } from './module-choices.ts';
import { slugProblem } from './slugs.ts';

/** What one step's form says, or what is wrong with it: field and name of a text below `onboarding.problem`, or its whole key. */
export type StageReading =
  | { readonly content: ApplicationContent }
  | { readonly problems: readonly { readonly field: string; readonly problem: string }[] };

type Papers = Record<(typeof ONBOARDING_PAPERS)[number], string>;

/** As long as the desk takes them. */
const LONGEST: Readonly<Record<keyof Papers, number>> = {
  statuteUrl: 500,
  statuteEdition: 10,
  address: 200,
  phone: 60,
  email: 254,
};
const MOST_PEOPLE = 5_000_000;
const wrong = (field: string, problem: string): StageReading => ({ problems: [{ field, problem }] });
const typed = (form: FormData, field: string): string => String(form.get(field) ?? '').trim();

/** What steps are read by. */
export interface StagePlace {
  readonly manifests: readonly AnyManifest[];
  /** `viche.example` */
  readonly platformHost: string;
}

type Reader = (form: FormData, content: ApplicationContent, place: StagePlace) => StageReading;

const READERS: Readonly<Record<OnboardingStage, Reader>> = {
  // Its forms are read by the step itself.
  mandate: (_form, content) => ({ content }),
  hromada(form, content) {
    const code = typed(form, 'code');
    if (!TERRITORY_CODE.test(code)) return wrong('code', 'no-hromada');
    const confirmedCode = form.get('confirm') === code ? code : undefined;
    // Another hromada has another address.
    const slug = content.code === code ? content.slug : undefined;
    return { content: { ...content, code, confirmedCode, slug } };
  },
  address(form, content, { platformHost }) {
    const slug = normaliseForSearch(typed(form, 'slug'));
    const problem = slugProblem(slug);
    const name = typed(form, 'domain');
    const domain = name === '' ? null : readDomainName(name, platformHost);
    const problems = [
      ...(problem ? [{ field: 'slug', problem: `slug-${problem}` }] : []),
      ...(domain && 'problem' in domain ? [{ field: 'domain', problem: `domains:problem.${domain.problem}` }] : []),
    ];
    if (problems.length > 0) return { problems };
    return { content: { ...content, slug, domain: domain && 'host' in domain ? domain.host : undefined } };
  },
  look(form, content) {
    const locales = siteLocales(content.code ?? '', form.getAll('locales').map(String));
    if (locales.length === 0) return wrong('locales', 'no-language');
    if (form.get('preset') !== 'own') return { content: { ...content, locales, look: { accent: null } } };
    const accent = typed(form, 'accent').toLowerCase();
    const skin = deriveSkin(accent);
    return 'error' in skin ? wrong('accent', skin.error) : { content: { ...content, locales, look: { accent } } };
  },
  modules(form, content, { manifests }) {
    const population = parseTypedWhole(typed(form, 'population'));
    if (population === null || population === undefined || population < 1 || population > MOST_PEOPLE)
      return wrong('population', 'population');
    const chosen = new Set(form.getAll('module').map(String));
    const modules = manifests.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
    if (modules.length === 0) return wrong('module', 'no-module');
    // A hromada of another size gets the presets of that size.
    const rules = content.population === population ? content.rules : undefined;
    return { content: { ...content, population, modules, rules } };
  },
  rules(form, content, { manifests }) {
    const rules: NonNullable<ApplicationContent['rules']> = {};
    const problems: string[] = [];
    for (const manifest of manifests.filter(({ id }) => content.modules?.includes(id))) {
      const values = Object.entries(rulesOf(manifest, content)).map(([key, was]) => {
        const text = typed(form, `${manifest.id}.${key}`);
        return [key, typeof was === 'number' ? (parseTypedWhole(text) ?? text) : text] as const;
      });
      rules[manifest.id] = Object.fromEntries(values);
      problems.push(...refusedRules(manifest, rules[manifest.id]!));
    }
    if (problems.length > 0) return { problems: problems.map((field) => ({ field, problem: 'rule' })) };
    return { content: { ...content, rules } };
  },
  documents(form, content) {
    const papers = Object.fromEntries(ONBOARDING_PAPERS.map((name) => [name, typed(form, name)])) as Papers;
    const long = ONBOARDING_PAPERS.filter((name) => papers[name].length > LONGEST[name]);
    if (long.length > 0) return { problems: long.map((field) => ({ field, problem: 'too-long' })) };
    const problems = councilProblems(papers).map(({ field, problem }) => ({
      field,
      problem: problem.split('.').at(-1)!,
    }));
    return problems.length > 0 ? { problems } : { content: { ...content, papers } };
  },
  // Sealed apart from the answers: people-step.ts reads it.
  people: (_form, content) => ({ content }),
  check: (_form, content) => ({ content }),
};

/** Reads one step; what else is wrong with it only the database knows. */
export function readStage(
  stage: OnboardingStage,
  form: FormData,
  content: ApplicationContent,
  place: StagePlace,
): StageReading {
  return READERS[stage](form, content, place);
}

/** The steps of whoever has a council's key (`null`), or of a private person. */
export const stagesOf = (mandate: OnboardingDraft['mandate']): OnboardingStage[] =>
  ONBOARDING_STAGES.filter((stage) => stage !== 'mandate' || mandate !== null);

/** Steps that were not answered yet, in their order; a letter that an operator has yet to read is an answer. */
export function missingStages(
  { code, slug, look, population, rules }: ApplicationContent,
  mandate: OnboardingDraft['mandate'],
): OnboardingStage[] {
  const letter = mandate === 'none' ? undefined : mandate;
  const answers = { hromada: code, mandate: letter, address: slug, look, modules: population, rules };
  return stagesOf(mandate).filter((stage) => stage in answers && answers[stage as keyof typeof answers] === undefined);
}

/** What was said of statute and contacts; empty where it was not. */
export const papersOf = ({ papers }: ApplicationContent): Papers =>
  Object.fromEntries(ONBOARDING_PAPERS.map((name) => [name, papers?.[name] ?? ''])) as Papers;
