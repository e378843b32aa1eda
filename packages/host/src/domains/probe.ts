import { Resolver } from 'node:dns/promises';
import { connect, type PeerCertificate } from 'node:tls';
import type { CertificateProblem } from './domain-rows.ts';

/** What DNS says of a name. `no-answer`: nobody knows now, which proves nothing. */
export type DnsAnswer =
  | { readonly kind: 'found'; readonly values: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no-answer' };

export interface CertificateSeen {
  readonly issuer: string | null;
  readonly endsAt: Date | null;
  /** Null: a browser takes it. */
  readonly problem: CertificateProblem | null;
}

/** The world outside, as far as own domains go. A test has one of its own. */
export interface DomainProbe {
  /** TXT records. */
  texts(name: string): Promise<DnsAnswer>;
  /** IPv4 and IPv6 addresses, through CNAME records. */
  addresses(host: string): Promise<DnsAnswer>;
  /** Certificate that the machine at the address shows for the name. */
  certificate(host: string, address: string): Promise<CertificateSeen>;
}

const DNS_MS = 3_000;
/** A proxy that fetches certificates on demand fetches the first one while it is asked. */
const TLS_MS = 20_000;
const HTTPS = 443;
const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks the resolvers of this machine, without a cache of its own. */
export function createDomainProbe({ port = HTTPS, timeoutMs = TLS_MS } = {}): DomainProbe {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 2 });
  return {
    texts: (name) => answerOf(resolver.resolveTxt(name).then((records) => records.map((pieces) => pieces.join('')))),
    async addresses(host) {
      const answers = await Promise.all([answerOf(resolver.resolve4(host)), answerOf(resolver.resolve6(host))]);
      // An address that cannot be seen now may be a stranger's.
      if (answers.some(({ kind }) => kind === 'no-answer')) return { kind: 'no-answer' };
      const values = answers.flatMap((answer) => (answer.kind === 'found' ? answer.values : []));
      return values.length > 0 ? { kind: 'found', values } : { kind: 'nothing' };
    },
    certificate: (host, address) => readCertificate(host, address, port, timeoutMs),
  };
}

async function answerOf(asked: Promise<readonly string[]>): Promise<DnsAnswer> {
  try {
    const values = await asked;
    return values.length > 0 ? { kind: 'found', values } : { kind: 'nothing' };
  } catch (error) {
    return NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '') ? { kind: 'nothing' } : { kind: 'no-answer' };
  }
}

/** Connects to the address that was checked, not to whatever the name leads to by now. Nothing is sent over the connection. */
function readCertificate(host: string, address: string, port: number, timeoutMs: number): Promise<CertificateSeen> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, servername: host, rejectUnauthorized: false });
    const end = (seen: CertificateSeen) => {
      clearTimeout(late);
      socket.destroy();
      resolve(seen);
    };
    const silent: CertificateSeen = { issuer: null, endsAt: null, problem: 'no-answer' };
    const late = setTimeout(() => end(silent), timeoutMs);
    socket.once('error', () => end(silent));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      const { valid_to: validTo } = certificate;
      if (!validTo) return end({ issuer: null, endsAt: null, problem: 'none' });
      end({ issuer: issuerOf(certificate), endsAt: new Date(validTo), problem: problemOf(socket) });
    });
  });
}

const issuerOf = ({ issuer }: PeerCertificate): string | null => {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return [one(issuer?.O), one(issuer?.CN)].filter(Boolean).join(' · ').slice(0, 200) || null;
};

function problemOf({ authorized, authorizationError }: ReturnType<typeof connect>): CertificateProblem | null {
  if (authorized) return null;
  const code = String((authorizationError as { code?: unknown } | null)?.code ?? authorizationError);
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? 'other-name' : 'not-trusted';
}
