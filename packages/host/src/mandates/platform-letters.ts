import { newId, type Sql } from '@viche/db';
import { localePath } from '@viche/i18n';
import { MailError, type Mailer, messageIdFor, renderMail } from '@viche/mail';
import { z } from 'zod';
import type { HostServices } from '../services.ts';
import { NO_TENANT, platformSealer } from './platform-seal.ts';

/** Letters of the platform itself: their words stand in the catalogue `mandates` below `letter`. */
const letter = z.object({
  kind: z.enum(['code', 'approved', 'refused']),
  address: z.string(),
  locale: z.enum(['uk', 'en']),
  values: z.record(z.string(), z.string()),
});
export type PlatformLetter = z.output<typeof letter>;

const PATHS: Readonly<Record<PlatformLetter['kind'], string>> = {
  code: '/open/mandate',
  approved: '/open/check',
  refused: '/open/mandate',
};
const AT_ONCE = 20;
/** With growing pauses, some three days. */
const MOST_ATTEMPTS = 20;
const COLOUR = '#1d4a9a';

/** Has the worker send a letter once the act has committed. The row keeps nothing in clear, and nothing at all when it is sent. */
export async function queuePlatformLetter(
  { keys }: Pick<HostServices, 'keys'>,
  sql: Sql,
  content: PlatformLetter,
): Promise<void> {
  const id = newId();
  const sealed = platformSealer(keys, 'platform_letter', id).seal('content', JSON.stringify(content));
  await sql`select viche.queue_platform_letter(${id}::uuid, ${sealed}::bytea)`;
}

export interface PlatformMail {
  readonly mailer: Mailer;
  /** Of the platform, without a slash at the end. */
  readonly origin: string;
  /** Domain of message ids. */
  readonly domain: string;
}

/**
 * Sends what waits. No transaction is open while the mail server is waited for; a letter that was sent by a process that died
 * before it could say so goes again, with the same Message-ID.
 */
export async function sendPlatformLetters(services: HostServices, mail: PlatformMail): Promise<void> {
  const { pool, keys, log } = services;
  const taken = await pool.platform(
    ({ sql }) => sql<{ id: string; content: Uint8Array; attempts: number }>`
      select id::text, content, attempts from viche.take_platform_letters(${AT_ONCE}::int)`,
    { for: 'writing' },
  );
  for (const { id, content, attempts } of taken) {
    let state: 'sent' | 'dropped' | null = 'sent';
    try {
      const opened = platformSealer(keys, 'platform_letter', id).open('content', content).toString('utf8');
      await send(services, mail, id, letter.parse(JSON.parse(opened)));
    } catch (error) {
      // One letter that cannot go holds up no other.
      const isFinal = error instanceof MailError && error.permanence === 'permanent';
      const code = error instanceof MailError ? error.code : String((error as Error).name);
      log.warn({ event: 'platform.letter', code, attempts }, 'a letter of the platform was not sent');
      state = isFinal || attempts >= MOST_ATTEMPTS ? 'dropped' : null;
    }
    if (!state) continue;
    await pool.platform(({ sql }) => sql`select viche.end_platform_letter(${id}::uuid, ${state})`, { for: 'writing' });
  }
}

async function send(
  { translators }: HostServices,
  { mailer, origin, domain }: PlatformMail,
  id: string,
  { kind, address, locale, values }: PlatformLetter,
): Promise<void> {
  const { t } = translators[locale];
  const platform = t('mandates:platform');
  const texts = {
    subject: t(`mandates:letter.${kind}.subject`, values),
    paragraphs: [t(`mandates:letter.${kind}.body`, values), t(`mandates:letter.${kind}.next`, values)],
    action: t(`mandates:letter.${kind}.act`),
    reason: t('mandates:letter.why'),
  };
  const rendered = renderMail({ uk: texts, en: texts }, locale, {
    tenant: { name: platform, colour: COLOUR, url: origin },
    actionUrl: origin + localePath(locale, PATHS[kind]),
  });
  await mailer.sendMail({
    to: { address },
    from: { name: platform },
    messageId: messageIdFor([NO_TENANT, id], domain),
    mail: rendered,
  });
}
