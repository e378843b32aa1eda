import { domainToASCII } from 'node:url';
import { MailError } from './mail-error.ts';

/** A mailbox, with the name that a mail program shows. */
export interface MailAddress {
  readonly address: string;
  readonly name?: string;
}

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Whether the text is one plain address and nothing else: no display name, list, comment, quoting, space or line break.
 * The domain may be written in any script.
 */
export function isMailAddress(text: string): boolean {
  return normalised(text) !== undefined;
}

/** The address as it goes over SMTP, its domain in ASCII. Throws a permanent `MailError` for anything else. */
export function wireAddress(text: string): string {
  const address = normalised(text);
  if (address === undefined) throw new MailError('address-invalid', 'permanent');
  return address;
}

function normalised(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const rawDomain = text.slice(at + 1);
  // The URL parser behind domainToASCII forgives too much: tabs, line breaks, percent signs.
  if (at < 1 || text.length > 254 || local.length > 64 || !/^[\p{L}\p{N}.-]+$/u.test(rawDomain)) return undefined;
  const domain = domainToASCII(rawDomain).toLowerCase();
  return LOCAL_PART.test(local) && DOMAIN.test(domain) ? `${local}@${domain}` : undefined;
}
