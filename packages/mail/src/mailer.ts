import { createTransport } from 'nodemailer';
import { isMailAddress, type MailAddress, wireAddress } from './address.ts';
import { MailError, toMailError } from './mail-error.ts';
import { isMessageId } from './message-id.ts';
import type { RenderedMail } from './template.ts';
import { headerText } from './text.ts';

/** Where mails go and who they are from. */
export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly smtpUrl: string;
  /** The platform's sender, and the return path of every mail. */
  readonly from: MailAddress;
  /** Further addresses that may stand in From, each checked by the operator (SPF, DKIM, DMARC). */
  readonly senders?: readonly string[];
  /** Connections kept open; 3 unless told. */
  readonly maxConnections?: number;
  /**
   * `required` sends nothing over a plain connection. Left out, it is required unless the server is on loopback.
   */
  readonly tls?: 'required' | 'opportunistic';
  /** How long to wait for the server, in milliseconds; 10,000 unless told. */
  readonly timeoutMs?: number;
}

/** One mail to one person. */
export interface OutgoingMail {
  readonly to: MailAddress;
  /** Name of the tenant, and its own sender where it has one; otherwise the platform's. */
  readonly from?: { readonly name?: string; readonly address?: string };
  readonly replyTo?: MailAddress;
  /** The same for each attempt to send this mail: see `messageIdFor`. */
  readonly messageId: string;
  readonly mail: RenderedMail;
}

/** What the server said when it took the mail. */
export interface SentMail {
  readonly messageId: string;
  readonly reply: string;
}

/** Sends mails over a few connections that stay open. */
export interface Mailer {
  /**
   * Sends one mail to one recipient.
   *
   * @throws MailError, `permanence` of which says whether to try again
   */
  sendMail(outgoing: OutgoingMail): Promise<SentMail>;
  /** Whether the server answers and takes our login. */
  isReachable(): Promise<boolean>;
  close(): void;
}

/**
 * Opens a mailer; connections are made at the first mail.
 *
 * @throws Error when the address of the server or of the sender is wrong
 * @example
 * const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: { name: 'Віче', address: 'no-reply@viche.example' } });
 * await mailer.sendMail({ to: { address: participant.email }, messageId, mail: renderMail(template, 'uk', params) });
 */
export function createMailer(options: MailerOptions): Mailer {
  const url = new URL(options.smtpUrl);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new Error('smtpUrl has to begin with smtp:// or smtps://');
  if (!isMailAddress(options.from.address)) throw new Error('the address of the sender is wrong');
  const isLoopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const timeout = options.timeoutMs ?? 10_000;
  const platformAddress = wireAddress(options.from.address);
  const senders = new Set([platformAddress, ...(options.senders ?? []).map(wireAddress)]);

  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: options.maxConnections ?? 3,
    maxMessages: 100,
    requireTLS: (options.tls ?? (isLoopback ? 'opportunistic' : 'required')) === 'required',
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout * 3,
    // A mail is text of people: it must not make the library read files or fetch addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async sendMail({ to, from, replyTo, messageId, mail }) {
      const recipient = wireAddress(to.address);
      const sender = from?.address === undefined ? platformAddress : wireAddress(from.address);
      if (!senders.has(sender)) throw new MailError('sender-unknown', 'permanent');
      if (!isMessageId(messageId)) throw new MailError('message-id-invalid', 'permanent');
      const fields = {
        envelope: { from: platformAddress, to: [recipient] },
        from: { name: displayName(from?.name ?? options.from.name), address: sender },
        to: { name: displayName(to.name), address: recipient },
        ...(replyTo && { replyTo: { name: displayName(replyTo.name), address: wireAddress(replyTo.address) } }),
        messageId,
        subject: headerText(mail.subject),
        text: mail.text,
        html: mail.html,
        headers: headersOf(mail),
      };
      try {
        const { response } = await transport.sendMail(fields);
        return { messageId, reply: response };
      } catch (error) {
        throw toMailError(error);
      }
    },

    isReachable: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),

    close: () => transport.close(),
  };
}

/** One line, and no characters that could make a name look like an address or a list of them. */
function displayName(name: string | undefined): string {
  return headerText(name ?? '')
    .replace(/[<>"@,;:\\]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 120);
}

function headersOf({ language, unsubscribeUrl }: RenderedMail): Record<string, string> {
  return {
    // Robots that answer mails leave such ones alone (RFC 3834), so that two of them cannot talk for ever.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': language,
    ...(unsubscribeUrl && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}
