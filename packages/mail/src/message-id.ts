import { createHash } from 'node:crypto';

const MESSAGE_ID = /^<[A-Za-z0-9._+-]{1,128}@[a-z0-9.-]{1,120}>$/;

/**
 * The Message-ID of a mail that may be sent twice after a crash: the same parts give the same id, so mail servers and
 * programs can drop the double.
 *
 * @param parts what makes the mail the one it is, for instance event id, recipient id, template
 * @param domain the sender's domain
 * @example messageIdFor(['0197…', participant.id, 'petitions/published'], 'viche.example')
 */
export function messageIdFor(parts: readonly string[], domain: string): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
  return `<${digest}@${domain.toLowerCase()}>`;
}

/** Whether the text is a Message-ID that can stand in a header as it is. */
export function isMessageId(text: string): boolean {
  return MESSAGE_ID.test(text);
}
