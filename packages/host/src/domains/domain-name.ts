import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';

/** `_viche.<host>` has to be a name too (RFC 1035 §2.3.4: 253 signs). */
const LONGEST = 246;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** With private suffixes: below `github.io` names belong to different people, too. */
const SUFFIXES = { allowPrivateDomains: true } as const;

/** Why a text is no name that a hromada may claim; a key below `domains:problem`. */
export type NameProblem = 'not-a-name' | 'address' | 'path' | 'platform' | 'suffix' | 'unknown-suffix' | 'too-long';

export type ReadName = { readonly host: string } | { readonly problem: NameProblem };

/**
 * Reads what somebody typed as the name of their domain: in any case, in Ukrainian letters, pasted with `https://` and a slash.
 *
 * @param platformHost `viche.example`: it and what is below it are the platform's
 * @returns the name as DNS has it: lower case, punycode
 */
export function readDomainName(typed: string, platformHost: string): ReadName {
  const [, name = '', rest = ''] = /^(?:https?:\/\/)?([^/?#]*)(.*)$/is.exec(typed.trim()) ?? [];
  if (rest !== '' && rest !== '/') return { problem: 'path' };
  if (isIP(name) || /^\[.*\]$/.test(name)) return { problem: 'address' };
  const host = domainToASCII(name.toLowerCase().replace(/\.$/, ''));
  if (!host.includes('.') || !host.split('.').every((label) => LABEL.test(label)))
    return { problem: host.length > LONGEST ? 'too-long' : 'not-a-name' };
  if (isIP(host)) return { problem: 'address' };
  if (host.length > LONGEST) return { problem: 'too-long' };
  const platform = platformHost.replace(/:\d+$/, '');
  if (host === platform || host.endsWith(`.${platform}`)) return { problem: 'platform' };
  const { domain, isIcann, isPrivate } = parse(host, SUFFIXES);
  if (!isIcann && !isPrivate) return { problem: 'unknown-suffix' };
  return domain ? { host } : { problem: 'suffix' };
}

/** Whether DNS lets the name have a CNAME record: not where the zone begins (RFC 1034 §3.6.2). */
export const mayHaveCname = (host: string): boolean => parse(host, SUFFIXES).domain !== host;

/** As people write it: `громада.укр`. */
export const readableName = (host: string): string => domainToUnicode(host) || host;

/** Where the proof stands. */
export const proofName = (host: string): string => `_viche.${host}`;

/** What stands there. */
export const proofText = (token: string): string => `viche=${token}`;
