import {
  applicationPeople,
  type Environment,
  type Host,
  keepApplicationPeople,
  MOST_PLANNED_PEOPLE,
  ownMandate,
  readableName,
  requiredLocale,
  siteLocales,
} from '@viche/host';
import { localePath } from '@viche/i18n';
import { isEdrpou, type ProviderConfig, publicNameOf } from '@viche/identity';
import { BadInput, ExpectedError, LOCALES, type Locale } from '@viche/plugin-api';
import type { Applicant, FoundHromada, OnboardingDraft, Outcome, Refusal, SiteOnboarding } from '@viche/site';
import { councilName, type Municipality, regionOf, type TerritoryIndex } from '@viche/territories';
import { type ApplicantMark, applicantMark, readApplication, saveApplication } from './application.ts';
import { answerChecks, type Problem } from './check-answers.ts';
import { draftsOf } from './drafts-of.ts';
import { moduleChoices } from './module-choices.ts';
import { newTenantOf } from './new-tenant-of.ts';
import { openApplication } from './open-application.ts';
import { firstRoles, fitsRoles, ownAddresses, PROOF_MINUTES, provedLately, readPeople } from './people-step.ts';
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
  const { takenSites, freeSlugs, matchOf, problemsOf } = answerChecks({
    host,
    territories: parts.territories,
    organisation: organisation?.name ?? null,
  });
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
  async function shown(list: readonly Municipality[]): Promise<FoundHromada[]> {
    const sites = await takenSites(list.map(({ code }) => code));
    return list.map((one) => {
      const site = sites.get(one.code);
      return {
        code: one.code,
        name: councilName(one)[locale],
        region: regionOf(one)[locale],
        centre: one.centre,
        settlements: one.settlements,
        site: site ? (site.trial ? 'trial' : 'open') : 'none',
        siteHref: site && !site.trial ? `${siteOf(site.slug)}${localePath(locale, '/')}` : null,
      };
    });
  }
  const problemIn = (problem: string) => t(problem.includes(':') ? problem : `site:onboarding.problem.${problem}`);
  const refusal = (problems: readonly Problem[], more: Refusal['fields'] = []): Outcome<never> => ({
    done: false,
    status: 422,
    refusal: {
      code: 'core/bad-input',
      message: '',
      fields: [...problems.map(({ field, problem }) => ({ field, message: problemIn(problem) })), ...more],
    },
  });
  function expected(error: unknown): Outcome<never> {
    if (!(error instanceof ExpectedError) || error instanceof BadInput) throw error;
    const name = error.code.replace('core/', '');
    const message = t(`site:onboarding.problem.${name}`);
    const fields = error.field ? [{ field: error.field, message }] : [];
    return { done: false, status: error.status, refusal: { code: error.code, message, fields } };
  }

  async function savePeople(who: ApplicantMark, form: FormData): Promise<Outcome<null>> {
    const { content, revision } = await readApplication(host, who);
    const reading = readPeople(form, firstRoles(host, content), await ownAddresses(host, session!, who));
    if ('problems' in reading) return refusal(reading.problems);
    try {
      // Whoever begins with this step has no draft yet.
      if (revision === 0) await saveApplication(host, who, organisation?.name ?? '', content, 0);
      await keepApplicationPeople(host, who, reading.people, Number(form.get('revision')) || 1);
      return { done: true, value: null };
    } catch (error) {
      return expected(error);
    }
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
      const people = await applicationPeople(host, who);
      const offeredRoles = firstRoles(host, content);
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
        domain: content.domain ? { host: content.domain, readable: readableName(content.domain) } : null,
        suggestions: one ? await freeSlugs(slugsFor(one)) : [],
        accent: content.look?.accent ?? null,
        crest: (await crests.has(who)) ? 'kept' : 'none',
        locales: siteLocales(content.code ?? '', content.locales ?? LOCALES),
        requiredLocale: requiredLocale(content.code ?? ''),
        population: content.population ?? null,
        modules: moduleChoices(manifests, content, translator),
        papers: papersOf(content),
        people,
        offeredRoles,
        mostPeople: MOST_PLANNED_PEOPLE,
        proof: { state: provedLately(session!) ? 'fresh' : 'stale', minutes: PROOF_MINUTES },
        missing: [...missingStages(content, mandate), ...(fitsRoles(people, offeredRoles) ? [] : ['people' as const])],
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
      if (stage === 'people') return savePeople(who, form);
      const { content, savedAt } = await readApplication(host, who);
      const reading = readStage(stage, form, content, { manifests, platformHost });
      if ('problems' in reading) {
        // A browser forgets a chosen file: a good crest is kept, whatever is wrong beside it.
        const crest = stage === 'look' && savedAt ? await crests.save(who, form, files) : null;
        return refusal(reading.problems, crest && !crest.done ? crest.refusal.fields : []);
      }
      const problems = await problemsOf(reading.content);
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
    async open(state) {
      if (!state) return refusal([{ field: 'state', problem: 'no-state' }]);
      const who = mark();
      const { content } = await readApplication(host, who);
      const mandate = organisation ? null : await ownMandate(host, who.key);
      if (missingStages(content, null).length > 0) return refusal([{ field: 'check', problem: 'incomplete' }]);
      const problems = await problemsOf(content);
      if (problems.length > 0) return refusal(problems);
      const people = await applicationPeople(host, who);
      if (!fitsRoles(people, firstRoles(host, content))) return refusal([{ field: 'check', problem: 'people-roles' }]);
      if (people.length > 0 && !provedLately(session!)) return refusal([{ field: 'check', problem: 'prove-again' }]);
      if (!organisation && (mandate?.state !== 'approved' || mandate.code !== content.code))
        return refusal([{ field: 'check', problem: 'mandate-waits' }]);
      const municipality = (await parts.territories()).byCode(content.code!)!;
      const site = newTenantOf(content, municipality, mandate?.edrpou ?? who.edrpou, manifests);
      const crest = await crests.read(who);
      const tenant = crest ? { ...site, state, crest } : { ...site, state };
      try {
        await openApplication(parts, {
          who,
          claims: session!.claims,
          tenant,
          mandate,
          people,
          domain: content.domain,
          locale,
          requestId,
        });
        return {
          done: true,
          value: {
            slug: tenant.slug,
            next: [...(people.length > 0 ? ['people' as const] : []), ...(content.domain ? ['domain' as const] : [])],
          },
        };
      } catch (error) {
        return expected(error);
      }
    },
    siteLogin: (slug, path = '/admin') =>
      /^[a-z0-9-]{1,63}$/.test(slug) ? `${siteOf(slug)}${localePath(locale, '/login')}?returnTo=${path}` : null,
  };
}
