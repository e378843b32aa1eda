import { type Environment, type Host, ownMandate } from '@viche/host';
import { localePath } from '@viche/i18n';
import { isEdrpou, type ProviderConfig, publicNameOf } from '@viche/identity';
import { BadInput, ExpectedError, type Locale } from '@viche/plugin-api';
import type { Applicant, FoundHromada, OnboardingDraft, Outcome, Refusal, SiteOnboarding } from '@viche/site';
import { councilName, type Municipality, regionOf, type TerritoryIndex } from '@viche/territories';
import {
  type ApplicantMark,
  type Application,
  applicantMark,
  readApplication,
  saveApplication,
} from './application.ts';
import { councilMatch } from './council-match.ts';
import { draftsOf } from './drafts-of.ts';
import { moduleChoices } from './module-choices.ts';
import { newTenantOf } from './new-tenant-of.ts';
import { openApplication } from './open-application.ts';
import type { PlatformSession } from './platform-session.ts';
import { siteCrest } from './site-crest.ts';
import { mandateStateOf, siteMandate } from './site-mandate.ts';
import { slugsFor } from './slugs.ts';
import { missingStages, papersOf, readStage, stagesOf } from './stages.ts';

export interface OnboardingParts {
  readonly host: Host;
  readonly env: Environment;
  readonly provider: ProviderConfig;
  territories(): Promise<TerritoryIndex>;
}

export interface OnboardingVisit {
  readonly session: PlatformSession | null;
  readonly locale: Locale;
  readonly requestId: string;
}

type Problem = { readonly field: string; readonly problem: string };

/** Opening a site, for one request of the platform's host. */
export function siteOnboarding(
  parts: OnboardingParts,
  { session, locale, requestId }: OnboardingVisit,
): SiteOnboarding {
  const { host, env } = parts;
  const translator = host.translators[locale];
  const { t } = translator;
  const { protocol, host: platformHost } = new URL(env.PLATFORM_URL);
  const manifests = host.servers.map(({ manifest }) => manifest);
  const organisation = session?.claims.organisation ?? null;
  const crests = siteCrest({ host, locale });
  const siteOf = (slug: string) => `${protocol}//${slug}.${platformHost}`;

  function applicant(): Applicant | null {
    if (!session) return null;
    const checkDigit = organisation && isEdrpou(organisation.edrpou) ? 'right' : 'wrong';
    return { name: publicNameOf(session.claims), organisation: organisation && { ...organisation, checkDigit } };
  }
  function mark(): ApplicantMark {
    if (!session) throw Response.json({ code: 'core/not-found' }, { status: 404 });
    return applicantMark(host, session.claims, organisation?.edrpou ?? '');
  }
  async function takenSites(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await host.pool.platform(
      ({ sql }) => sql<{ code: string; slug: string }>`
      select code, slug from viche.taken_territories(${[...codes]}::text[])`,
    );
    return new Map(rows.map(({ code, slug }) => [code, slug]));
  }
  async function freeSlugs(slugs: readonly string[]): Promise<string[]> {
    const taken = await host.pool.platform(
      ({ sql }) => sql<{ slug: string }>`select slug from viche.taken_slugs(${[...slugs]}::text[])`,
    );
    return slugs.filter((slug) => !taken.some((one) => one.slug === slug));
  }
  async function shown(list: readonly Municipality[]): Promise<FoundHromada[]> {
    const sites = await takenSites(list.map(({ code }) => code));
    return list.map((one) => {
      const slug = sites.get(one.code);
      return {
        code: one.code,
        name: councilName(one)[locale],
        region: regionOf(one)[locale],
        centre: one.centre,
        settlements: one.settlements,
        siteHref: slug ? `${siteOf(slug)}${localePath(locale, '/')}` : null,
      };
    });
  }
  const matchOf = (index: TerritoryIndex, one: Municipality) =>
    councilMatch(organisation?.name ?? '', one, index.namesakes(one));

  /** What the database and the key say of the answers: asked at each step and once more before the site opens. */
  async function problemsOf({ content }: Pick<Application, 'content'>): Promise<Problem[]> {
    const index = await parts.territories();
    const one = content.code ? index.byCode(content.code) : null;
    if (content.code && !one) return [{ field: 'code', problem: 'no-hromada' }];
    if (one) {
      if ((await takenSites([one.code])).size > 0) return [{ field: 'code', problem: 'territory-taken' }];
      // A private person's key names no council: there an operator reads its letter.
      const match = organisation ? matchOf(index, one) : 'same';
      if (match === 'other') return [{ field: 'code', problem: 'other-council' }];
      if (match === 'doubtful' && content.confirmedCode !== one.code)
        return [{ field: 'confirm', problem: 'confirm-council' }];
    }
    if (content.slug && (await freeSlugs([content.slug])).length === 0)
      return [{ field: 'slug', problem: 'slug-taken' }];
    return [];
  }
  const refusal = (problems: readonly Problem[], more: Refusal['fields'] = []): Outcome<never> => ({
    done: false,
    status: 422,
    refusal: {
      code: 'core/bad-input',
      message: '',
      fields: [
        ...problems.map(({ field, problem }) => ({ field, message: t(`site:onboarding.problem.${problem}`) })),
        ...more,
      ],
    },
  });
  function expected(error: unknown): Outcome<never> {
    if (!(error instanceof ExpectedError) || error instanceof BadInput) throw error;
    const name = error.code.replace('core/', '');
    const message = t(`site:onboarding.problem.${name}`);
    const fields = error.field ? [{ field: error.field, message }] : [];
    return { done: false, status: error.status, refusal: { code: error.code, message, fields } };
  }

  return {
    applicant: applicant(),
    mandate: session && !organisation ? siteMandate({ host, session, mark: mark(), locale }) : null,
    async search(question) {
      const { found, count } = (await parts.territories()).search(question.slice(0, 200));
      return { found: await shown(found), count };
    },
    async draft(): Promise<OnboardingDraft> {
      const index = await parts.territories();
      const who = mark();
      const { content, revision, savedAt } = await readApplication(host, who);
      const mandate = organisation ? null : await mandateStateOf(host, who, content.code);
      const one = content.code ? index.byCode(content.code) : null;
      const [hromada = null] = one ? await shown([one]) : [];
      return {
        stages: stagesOf(mandate),
        mandate,
        revision,
        savedAt,
        hromada,
        council: organisation && one && matchOf(index, one),
        slug: content.slug ?? null,
        suggestions: one ? await freeSlugs(slugsFor(one)) : [],
        accent: content.look?.accent ?? null,
        crest: (await crests.has(who)) ? 'kept' : 'none',
        population: content.population ?? null,
        modules: moduleChoices(manifests, content, translator),
        papers: papersOf(content),
        missing: missingStages(content, mandate),
      };
    },
    async drafts() {
      const who = mark();
      const { content } = await readApplication(host, who);
      const municipality = content.code ? (await parts.territories()).byCode(content.code) : null;
      const edrpou = organisation?.edrpou ?? (await ownMandate(host, who.key))?.edrpou ?? null;
      return municipality ? draftsOf(host, translator, { content, municipality, edrpou }) : [];
    },
    crest: () => crests.read(mark()),
    async save(stage, form, files) {
      const who = mark();
      const { content, savedAt } = await readApplication(host, who);
      const reading = readStage(stage, form, content, manifests);
      if ('problems' in reading) {
        // A browser forgets a chosen file: a good crest is kept, whatever is wrong beside it.
        const crest = stage === 'look' && savedAt ? await crests.save(who, form, files) : null;
        return refusal(reading.problems, crest && !crest.done ? crest.refusal.fields : []);
      }
      const problems = await problemsOf(reading);
      if (problems.length > 0) return refusal(problems);
      // A letter speaks for one hromada.
      const moved = !organisation && reading.content.code !== content.code;
      if (moved && (await mandateStateOf(host, who, content.code)) !== 'none')
        return refusal([{ field: 'code', problem: 'mandate-other' }]);
      try {
        await saveApplication(host, who, organisation?.name ?? '', reading.content, Number(form.get('revision')) || 0);
        return stage === 'look' ? await crests.save(who, form, files) : { done: true, value: null };
      } catch (error) {
        return expected(error);
      }
    },
    async open() {
      const who = mark();
      const application = await readApplication(host, who);
      const { content } = application;
      const mandate = organisation ? null : await ownMandate(host, who.key);
      if (missingStages(content, null).length > 0) return refusal([{ field: 'check', problem: 'incomplete' }]);
      const problems = await problemsOf(application);
      if (problems.length > 0) return refusal(problems);
      if (!organisation && (mandate?.state !== 'approved' || mandate.code !== content.code))
        return refusal([{ field: 'check', problem: 'mandate-waits' }]);
      const municipality = (await parts.territories()).byCode(content.code!)!;
      const site = newTenantOf(content, municipality, mandate?.edrpou ?? who.edrpou, manifests);
      const crest = await crests.read(who);
      const tenant = crest ? { ...site, crest } : site;
      try {
        await openApplication(parts, { who, claims: session!.claims, tenant, mandate, locale, requestId });
        return { done: true, value: { slug: tenant.slug } };
      } catch (error) {
        return expected(error);
      }
    },
    siteLogin: (slug) =>
      /^[a-z0-9-]{1,63}$/.test(slug) ? `${siteOf(slug)}${localePath(locale, '/login')}?returnTo=/admin` : null,
  };
}
