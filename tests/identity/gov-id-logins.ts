import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type GovIdConfig, type IdentityAdapter, type PendingLogin, Secret } from '@viche/identity';
import { type Sandbox, startSandbox } from '@viche/sandbox/start';

export const REDIRECT_URI = 'http://slavutych.localhost:3000/auth/callback/gov-id';

/** The canary stands in the secret, so that a log that repeats it is found. */
export const CLIENT_SECRET = 'CANARY-gov-id-client-secret';

export interface GovIdWorld {
  readonly sandbox: Sandbox;
  config(more?: Partial<GovIdConfig>): GovIdConfig;
  /** Goes through the service as this citizen and gives the address that the browser comes back to. */
  choose(
    adapter: IdentityAdapter,
    choice: Choice,
  ): Promise<{ readonly callbackUrl: URL; readonly login: PendingLogin }>;
  logIn(adapter: IdentityAdapter, choice?: Choice): ReturnType<IdentityAdapter['finish']>;
  close(): Promise<void>;
}

export interface Choice {
  readonly citizen?: string;
  readonly way?: string;
  /** Name of an answer of the sandbox. Default: the right one. */
  readonly how?: string;
}

/** The sandbox with one client, as a site would use it. */
export async function startGovIdWorld(): Promise<GovIdWorld> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'viche-gov-id-'));
  const client = { clientId: 'viche', clientSecret: CLIENT_SECRET, redirectUris: [REDIRECT_URI] };
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, dataDir, clients: [client] });
  const choose: GovIdWorld['choose'] = async (adapter, { citizen = 'oksana', way = 'dig_sign', how = 'honest' }) => {
    const { url, cookiePayload } = await adapter.start({ redirectUri: REDIRECT_URI });
    const fields = new URLSearchParams(new URL(url).searchParams);
    for (const [name, value] of Object.entries({ citizen, way, case: how })) fields.set(name, value);
    const answer = await fetch(`${sandbox.govId.address}/login`, { method: 'POST', body: fields, redirect: 'manual' });
    return {
      callbackUrl: new URL(answer.headers.get('location') ?? ''),
      login: { ...cookiePayload, attemptId: '', tenantId: '', returnTo: '/', createdAt: 0 },
    };
  };
  return {
    sandbox,
    config: (more) => ({
      id: 'gov-id',
      issuer: sandbox.govId.address,
      clientId: client.clientId,
      clientSecret: Secret.fromText(CLIENT_SECRET),
      standing: 'platform',
      insecureLoopback: 'allowed',
      retryMs: 10,
      ...more,
    }),
    choose,
    async logIn(adapter, choice = {}) {
      return adapter.finish({ ...(await choose(adapter, choice)), redirectUri: REDIRECT_URI });
    },
    async close() {
      await sandbox.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** The code of a refusal and what it says beside it. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; params: unknown }> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason as Error & { code?: string; params?: unknown },
  );
  if (!('code' in error) || error.code === undefined) throw error;
  return { code: String(error.code), params: error.params };
}
