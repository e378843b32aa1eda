import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createEid } from './eid/provider.ts';
import { parseClients, type SandboxOptions } from './environment.ts';
import { createGovId } from './gov-id/gov-id.ts';
import { type GovIdKeys, govIdKeysFor } from './gov-id/keys.ts';
import type { LogoutTokenCase } from './hostile/cases.ts';
import { createHostileProviders, signingKey } from './hostile/hostile-provider.ts';
import { forgeLogoutToken, type LogoutTokenSubject } from './hostile/tokens.ts';
import { type Mail, type MailSummary, openMailStore } from './mailbox/mail-store.ts';
import { type Refusal, startSmtp } from './mailbox/smtp.ts';
import { issuerSecretsFor, subjectOf } from './secrets.ts';
import { createWebHandler } from './web/server.ts';

export type { SandboxClient, SandboxOptions } from './environment.ts';
export { HOSTILE_CASES, type HostileCase, LOGOUT_TOKEN_CASES, type LogoutTokenCase } from './hostile/cases.ts';
export type { Mail, MailSummary } from './mailbox/mail-store.ts';

/** The mailbox as tests see it. */
export interface SandboxMailbox {
  /** Newest first; `to` narrows to recipients that contain it. */
  messages(filter?: { readonly to?: string }): Promise<readonly Mail[]>;
  /** Waits until at least `count` mails match and gives them, newest first; rejects after `timeoutMs` (5,000). */
  waitFor(filter: {
    readonly to?: string;
    readonly count?: number;
    readonly timeoutMs?: number;
  }): Promise<readonly Mail[]>;
  /** `true` or `temporary` answers 451 to every mail, `permanent` 550, `false` takes mail again. */
  refuse(how: boolean | Refusal): void;
  clear(): Promise<void>;
}

/** A running sandbox. */
export interface Sandbox {
  /** The honest issuer, `http://localhost:<port>/eid`. */
  readonly issuer: string;
  /** A second honest issuer with keys of its own, for mix-up tests. */
  readonly secondIssuer: string;
  /** The service with the protocol of id.gov.ua. */
  readonly govId: {
    /** `http://localhost:<port>/gov-id` */
    readonly address: string;
    readonly keys: GovIdKeys;
    /** How many logins nobody has ended yet. */
    openSessions(): number;
  };
  readonly port: number;
  readonly smtpPort: number;
  readonly mailbox: SandboxMailbox;
  /** How often the path was asked for since the start, for instance `/eid2/token`. */
  requestsTo(path: string): number;
  /** The subject by which `issuer` (or the second one) knows the citizen with this key. */
  subjectOf(citizenKey: string, issuer?: string): string;
  /** A back-channel logout token with the named fault, signed with the key of its issuer. Needs `hostile: 'on'`. */
  forgeLogoutToken(how: LogoutTokenCase, about: Omit<LogoutTokenSubject, 'issuer'> & { issuer?: string }): string;
  close(): Promise<void>;
}

/**
 * Starts the demo e-ID and the mailbox on loopback.
 *
 * @throws Error of `listen` when a port is taken, of the file system when the folder cannot be written, ZodError for a
 * wrong client
 * @example
 * const sandbox = await startSandbox({ port: 0, smtpPort: 0, dataDir, clients: [client] });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clients = parseClients(options.clients);
  const isHostile = options.hostile === 'on';
  const [first, second, hostile] = await Promise.all(
    ['eid', 'eid2', 'eid-hostile'].map((name) => issuerSecretsFor(options.dataDir, name)),
  );
  if (!first || !second || !hostile) throw new Error('an issuer has no keys');
  const govIdKeys = await govIdKeysFor(options.dataDir);
  const govId = createGovId({ clients, keys: govIdKeys });
  const store = await openMailStore(join(options.dataDir, 'mail'));

  const server = createServer();
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const smtp = await startSmtp(store, options.smtpPort).catch((error: unknown) => {
    server.close();
    throw error;
  });

  const origin = `http://localhost:${port}`;
  const issuer = `${origin}/eid`;
  const secondIssuer = `${origin}/eid2`;
  const secretsOf = (name: string) => (name === secondIssuer ? second : name === issuer ? first : hostile);
  const requests = new Map<string, number>();
  server.on(
    'request',
    createWebHandler({
      issuers: [
        createEid({ issuer, clients, secrets: first }),
        createEid({ issuer: secondIssuer, clients, secrets: second }),
      ],
      store,
      handleGovId: govId.handle,
      handleHostile: isHostile ? createHostileProviders({ origin, clients, secrets: hostile }) : undefined,
      countRequest: (path) => requests.set(path, (requests.get(path) ?? 0) + 1),
    }),
  );

  const read = async (summaries: readonly MailSummary[]) => {
    const mails = await Promise.all(summaries.map(({ id }) => store.read(id)));
    return mails.filter((mail) => mail !== undefined);
  };

  return {
    issuer,
    secondIssuer,
    govId: { address: `${origin}/gov-id`, keys: govIdKeys, openSessions: govId.openSessions },
    port,
    smtpPort: smtp.port,
    mailbox: {
      messages: (filter) => read(store.list(filter)),
      async waitFor({ to, count = 1, timeoutMs = 5_000 }) {
        const deadline = Date.now() + timeoutMs;
        for (;;) {
          const found = store.list({ to });
          if (found.length >= count) return read(found);
          if (Date.now() > deadline) throw new Error(`${found.length} of ${count} mails came in ${timeoutMs} ms`);
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
      },
      refuse(how) {
        smtp.setRefusal(how === true ? 'temporary' : how === false ? undefined : how);
      },
      clear: () => store.clear(),
    },
    requestsTo: (path) => requests.get(path) ?? 0,
    subjectOf: (citizenKey, of = issuer) => subjectOf(secretsOf(of), citizenKey),
    forgeLogoutToken(how, about) {
      if (!isHostile) throw new Error("forging needs the option hostile: 'on'");
      const of = about.issuer ?? issuer;
      return forgeLogoutToken(how, { ...about, issuer: of }, signingKey(secretsOf(of)));
    },
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), smtp.close()]);
    },
  };
}
