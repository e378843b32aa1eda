import { newId, type Session } from '@viche/db';
import { formatDateTime, localePath } from '@viche/i18n';
import { type Mailer, messageIdFor, renderMail } from '@viche/mail';
import type { DataContext, LetterContent, Locale, Translate } from '@viche/plugin-api';
import { baseContext, SYSTEM, settingsReader } from './caller.ts';
import { CONTACT_TEMPLATE, contactLetter } from './contacts/contact-letter.ts';
import { CORE_LETTERS } from './core-letters.ts';
import { CORE_MANIFEST } from './core-manifest.ts';
import { daysOff, forecast } from './deadlines.ts';
import { writeFollowLetter } from './follows/follow-letter.ts';
import { followToken } from './follows/follow-token.ts';
import { endLettersPath } from './letter-choices/topic-token.ts';
import { topicOfLetter } from './letter-choices/topics.ts';
import { accountOf, followOf, participantOf } from './letter-readers.ts';
import { inOwnWords } from './letter-texts/own-words.ts';
import { testLetter } from './letter-texts/test-letter.ts';
import { TEST_TEMPLATE } from './letter-texts/text-commands.ts';
import { invitationLetter } from './people/invitation-letter.ts';
import type { HostServices } from './services.ts';
import type { TenantBundle } from './tenants.ts';

export interface LetterOptions {
  readonly mailer: Mailer;
  /** Address of a tenant's site, without a slash at the end. */
  siteUrl(tenant: TenantBundle['info']): string;
  /** Domain of Message-IDs. */
  readonly mailDomain: string;
}

/** A letter before layout, with where it goes. */
export interface Letter {
  readonly notificationId: string;
  readonly address: string;
  readonly name: string;
  readonly locale: Locale;
  readonly content: LetterContent;
  /** Page on the site by which its reader ends such letters with one click; null for letters that come whatever is chosen. */
  readonly endPath: string | null;
  /** Id of a text of the hromada's own that could not be filled. */
  readonly brokenText: string | null;
}

interface Queued {
  plugin: string;
  template: string;
  params: Record<string, string | number>;
  participantId: string | null;
  followId: string | null;
  invitationId: string | null;
}

/**
 * Writes the letter that was queued, in its reader's language and in the hromada's own words, where it has any. Null when there
 * is nobody to write to any more, the follow that asked for it has ended, or its plugin has nothing to say.
 */
export async function writeLetter(
  services: HostServices,
  bundle: TenantBundle,
  session: Session,
  notificationId: string,
): Promise<Letter | null> {
  const { sql } = session;
  const tenantId = bundle.info.id;
  const [queued] = await sql<Queued>`
    select plugin, template, params, participant_id as "participantId", subscription_id as "followId",
      invitation_id as "invitationId"
    from notification where tenant_id = ${tenantId}::uuid and id = ${notificationId}::uuid and state = 'queued'`;
  if (!queued) return null;
  const composed = await composeLetter(services, bundle, session, notificationId, queued);
  if (!composed) return null;
  const { plugin, template } = queued;
  const named = { tenantId, plugin, kind: composed.content.kind ?? template, locale: composed.locale };
  return { ...composed, ...(await inOwnWords(services.servers, sql, named, composed.content)) };
}

type Composed = Omit<Letter, 'brokenText'>;

/** The letter as its module words it. */
async function composeLetter(
  services: HostServices,
  bundle: TenantBundle,
  session: Session,
  notificationId: string,
  queued: Queued,
): Promise<Composed | null> {
  const { prisma, sql } = session;
  const tenantId = bundle.info.id;
  const { followId, invitationId, params, template } = queued;
  if (invitationId)
    return toAddress(services, notificationId, await invitationLetter(bundle, sql, invitationId, Number(params.round)));
  const isOfCore = queued.plugin === CORE_MANIFEST.id;
  if (isOfCore && template === CONTACT_TEMPLATE)
    return toAddress(services, notificationId, await contactLetter(bundle, sql, String(params.changeId)));
  const follow = followId ? await followOf(bundle, sql, followId) : null;
  if (followId && !follow) return null;
  const reader = queued.participantId ? await participantOf(bundle, sql, queued.participantId) : follow?.reader;
  if (!reader) return null;
  const { locale } = reader;
  const base = baseContext(services, { bundle, actor: SYSTEM, locale });
  const ctx: DataContext = {
    ...base,
    db: prisma,
    sql,
    newId,
    now: async () => new Date(),
    forecast: (rule, from) => forecast(session, services, tenantId, rule, from),
    daysOff: (...days) => daysOff(session, services, base, days),
  };
  if (isOfCore && follow) {
    const content = await writeFollowLetter(services, ctx, bundle.keys, { followId: followId!, ...follow });
    return content && { notificationId, ...reader, content, endPath: null };
  }
  if (isOfCore && template === TEST_TEMPLATE) {
    const content = await testLetter(services.servers, queued.params, base.t);
    return content && { notificationId, ...reader, content, endPath: null };
  }
  // Nobody confirmed: only the core's own letter, which asks for it, may go there.
  if (follow && !follow.confirmed) return null;
  const templates = isOfCore
    ? CORE_LETTERS
    : services.servers.find((server) => server.manifest.id === queued.plugin)?.notifications;
  const content = await templates?.[template]?.(queued.params, { ctx, t: base.t, locale });
  if (!content) return null;
  const readerId = queued.participantId ?? (follow && (await accountOf(sql, tenantId, followId!)));
  const topic = readerId ? topicOfLetter(services.servers, queued.plugin, template) : null;
  if (!topic || topic.topic.demanded || !readerId)
    return { notificationId, ...reader, content, endPath: followId && endFollowPath(bundle, followId) };
  const named = { plugin: queued.plugin, topic: topic.key };
  if (await isOff(sql, tenantId, readerId, named)) return null;
  // A follow ends alone; a letter without one ends with its topic.
  const endPath = followId ? endFollowPath(bundle, followId) : endLettersPath(bundle.keys, named, readerId);
  return { notificationId, ...reader, content, endPath };
}

const endFollowPath = ({ keys }: TenantBundle, followId: string): string =>
  `/follow/end/${followToken(keys, 'end', followId)}`;

async function isOff(
  sql: Session['sql'],
  tenantId: string,
  participantId: string,
  { plugin, topic }: { readonly plugin: string; readonly topic: string },
): Promise<boolean> {
  const rows = await sql`
    select 1 from letter_choice where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid
      and plugin = ${plugin} and topic = ${topic}`;
  return rows.length > 0;
}

/** A letter of the core that names its own address: to confirm it, or with an offer of roles to somebody who has no account. */
interface AddressedLetter {
  readonly address: string;
  readonly locale: Locale;
  content(t: Translate, formatDateTime: (at: Date) => string): LetterContent;
}

function toAddress(
  { translators }: HostServices,
  notificationId: string,
  letter: AddressedLetter | null,
): Composed | null {
  if (!letter) return null;
  const { address, locale } = letter;
  const content = letter.content(translators[locale].t, (at) => formatDateTime(locale, at));
  return { notificationId, address, name: '', locale, content, endPath: null };
}

/** Lays it out and hands it to the mail server. @throws MailError */
export async function sendLetter(
  { translators }: Pick<HostServices, 'translators'>,
  bundle: TenantBundle,
  letter: Letter,
  options: LetterOptions,
): Promise<void> {
  const { content, locale, endPath, notificationId } = letter;
  const { senderName, replyTo } = settingsReader(bundle)(CORE_MANIFEST);
  const site = options.siteUrl(bundle.info);
  const { t } = translators[locale];
  const { trial } = bundle.info;
  const texts = {
    subject: trial ? t('trial:letter.subject', { subject: content.subject }) : content.subject,
    paragraphs: [...(trial ? [t('trial:letter.lead')] : []), ...content.paragraphs],
    action: content.action?.label,
    reason: content.why,
  };
  const mail = renderMail({ uk: texts, en: texts }, locale, {
    tenant: { name: bundle.info.names[locale].official, colour: bundle.info.brand.accent ?? '#1d4a9a', url: site },
    actionUrl: content.action && site + localePath(locale, content.action.path),
    unsubscribeUrl: endPath ? site + localePath(locale, endPath) : undefined,
  });
  await options.mailer.sendMail({
    to: { address: letter.address, name: letter.name },
    // The hromada's name and where answers go; the address of the sender stays the platform's (threats M05).
    from: { name: senderName || bundle.info.names[locale].official },
    ...(replyTo && { replyTo: { address: replyTo } }),
    messageId: messageIdFor([bundle.info.id, notificationId], options.mailDomain),
    mail,
  });
}
