import {
  announce,
  checkPlatformLog,
  type Environment,
  endOperator,
  findTenant,
  findTenants,
  type Host,
  inviteOperator,
  kyivDay,
  listAnnouncements,
  listOperators,
  type OperatorAtWork,
  type OperatorTenantLine,
  offerModule,
  operatorAtWork,
  platformFigures,
  platformSeal,
  readPlatformJournal,
  resetLoneOwner,
  resumeTenant,
  suspendTenant,
  withdrawAnnouncement,
  withdrawOperatorInvitation,
} from '@viche/host';
import { type CookieJar, resolveOperator, type Secret } from '@viche/identity';
import { isId, type Locale } from '@viche/plugin-api';
import type { OperatorTenantEntry, Outcome, SiteOperator } from '@viche/site';
import type { TerritoryIndex } from '@viche/territories';
import { proofOfLogs, verdictOf } from '../log-check.ts';
import { operatorDoors } from './operator-doors.ts';
import { operatorMandates } from './operator-mandates.ts';
import { closedForOperator, tenantForOperator } from './operator-tenant.ts';
import { type OperatorWords, operatorWords } from './operator-words.ts';

interface OperatorVisit {
  readonly host: Host;
  readonly env: Environment;
  readonly jar: CookieJar;
  readonly cookieHeader: string | null;
  /** Of the platform's host, without a slash at the end. */
  readonly origin: string;
  readonly locale: Locale;
  readonly requestId: string;
  territories(): Promise<TerritoryIndex>;
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 1_000;
const SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;
const firstDay = (): string => kyivDay(new Date(Date.now() - SHOWN_DAYS * DAY_MS));

/** The console for one request, and the secret of its forms; `who` is null for whoever is not signed in as an operator. */
export async function siteOperator(visit: OperatorVisit): Promise<{ site: SiteOperator; csrfSecret: Secret | null }> {
  const { host, jar, locale, requestId, origin } = visit;
  const token = jar.read(visit.cookieHeader, 'operator');
  const facts = token ? await host.pool.platform(({ sql }) => resolveOperator(sql, token), { for: 'writing' }) : null;
  const atWork = facts && token ? operatorAtWork(facts, token, requestId) : null;
  const words = operatorWords(host, host.translators[locale], requestId);
  const site: SiteOperator = {
    who: facts && { id: facts.id, name: facts.name },
    proof: atWork?.proof ?? 'due',
    ...operatorDoors({ host, jar, token, origin, requestId, words }),
    ...consoleOf(host, atWork, words, visit),
  };
  return { site, csrfSecret: facts?.csrfSecret ?? null };
}

type Console = Omit<SiteOperator, keyof ReturnType<typeof operatorDoors> | 'who' | 'proof'>;

function consoleOf(
  host: Host,
  atWork: OperatorAtWork | null,
  words: OperatorWords,
  { env, locale, origin, territories }: Pick<OperatorVisit, 'env' | 'locale' | 'origin' | 'territories'>,
): Console {
  const nowhere = () => Response.json({ code: 'core/not-found' }, { status: 404 });
  function signedIn(): OperatorAtWork {
    if (!atWork) throw nowhere();
    return atWork;
  }
  const titleOf = (plugin: string) =>
    host.servers.some(({ manifest }) => manifest.id === plugin) ? words.t(`${plugin}:module.title`) : plugin;
  const entryOf = ({
    id: _,
    officialName,
    officialNameEn,
    region,
    regionEn,
    usage,
    ...line
  }: OperatorTenantLine): OperatorTenantEntry => ({
    ...line,
    name: locale === 'en' ? officialNameEn : officialName,
    region: locale === 'en' ? regionEn : region,
    idle: line.state === 'sandbox' && Date.now() - line.openedAt.getTime() > env.TRIAL_IDLE_DAYS * DAY_MS,
    usage: usage && { ...usage, modules: usage.modules.map(titleOf) },
  });
  /** Acts that stand in a log say why. */
  async function withReason(reason: string, act: (reason: string) => Promise<void>): Promise<Outcome<null>> {
    const text = reason.trim();
    if (text.length < SHORTEST_REASON || text.length > LONGEST_REASON)
      return words.refuse([words.problem('reason', 'reason')]);
    return words.outcomeOf(() => act(text).then(() => null));
  }
  async function tenantIdOf(slug: string): Promise<string> {
    const line = await findTenant(host, signedIn(), slug);
    if (!line) throw nowhere();
    return line.id;
  }
  const idOf = (id: string): string => {
    if (!isId(id)) throw nowhere();
    return id;
  };

  return {
    operators: () => listOperators(host, signedIn()),
    invite: () => words.outcomeOf(() => inviteOperator(host, signedIn())),
    withdrawInvitation: (id) =>
      words.outcomeOf(() => withdrawOperatorInvitation(host, signedIn(), idOf(id)).then(() => null)),
    end: (id, reason) =>
      withReason(reason, (why) => endOperator(host, signedIn(), { operatorId: idOf(id), reason: why })),
    async tenants(query) {
      const { tenants, ...page } = await findTenants(host, signedIn(), query);
      return { ...page, tenants: tenants.map(entryOf) };
    },
    async tenant(slug) {
      const who = signedIn();
      const line = await findTenant(host, who, slug);
      return line
        ? tenantForOperator(host, who, { line, entry: entryOf(line), titleOf, origin, since: firstDay() })
        : null;
    },
    async closedTenant(slug) {
      const who = signedIn();
      const line = await findTenant(host, who, slug);
      return line?.state === 'closed' ? closedForOperator(host, who, { line, entry: entryOf(line), origin }) : null;
    },
    suspend: (slug, reason) =>
      withReason(reason, async (why) =>
        suspendTenant(host, signedIn(), { tenantId: await tenantIdOf(slug), reason: why }),
      ),
    resume: (slug, reason) =>
      withReason(reason, async (why) =>
        resumeTenant(host, signedIn(), { tenantId: await tenantIdOf(slug), reason: why }),
      ),
    offer: (slug, plugin, to, reason) =>
      withReason(reason, async (why) =>
        offerModule(host, signedIn(), { tenantId: await tenantIdOf(slug), plugin, to, reason: why }),
      ),
    resetOwner: (slug, reason) =>
      withReason(reason, async (why) =>
        resetLoneOwner(host, signedIn(), { tenantId: await tenantIdOf(slug), reason: why }),
      ),
    ...operatorMandates({ host, locale, territories, signedIn, withReason, idOf }),
    async announcements() {
      const today = kyivDay(new Date());
      const list = await listAnnouncements(host, signedIn());
      return {
        today,
        list: list.map(({ withdrawnAt, ...one }) => ({
          ...one,
          state: withdrawnAt ? 'withdrawn' : one.fromDay > today ? 'coming' : one.untilDay < today ? 'past' : 'shown',
        })),
      };
    },
    announce: (typed) => {
      const { tone, textUk = '', textEn = '', fromDay = '', untilDay = '' } = typed;
      const input = { tone: tone === 'warn' ? 'warn' : 'info', textUk, textEn, fromDay, untilDay } as const;
      return words.outcomeOf(() => announce(host, signedIn(), input).then(() => null));
    },
    withdrawAnnouncement: (id) =>
      words.outcomeOf(() => withdrawAnnouncement(host, signedIn(), idOf(id)).then(() => null)),
    figures: () => platformFigures(host, signedIn(), firstDay()),
    journal: (before) => readPlatformJournal(host, signedIn(), { before }),
    journalSeal: () => platformSeal(host, signedIn()),
    verifyJournal: () =>
      words.outcomeOf(async () => verdictOf(await checkPlatformLog(host, signedIn(), proofOfLogs(env)), words.t)),
  };
}
