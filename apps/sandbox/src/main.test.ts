import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sandboxOptionsFrom } from './environment.ts';

const right = {
  SANDBOX_PORT: '0',
  SANDBOX_SMTP_PORT: '0',
  SANDBOX_DATA_DIR: '/data',
  SANDBOX_CLIENTS: JSON.stringify([
    { clientId: 'viche', clientSecret: 'a-secret-of-the-tests-only', redirectUriPattern: 'http://.+' },
  ]),
};

describe('environment', () => {
  it('is read with its defaults', () => {
    expect(sandboxOptionsFrom(right)).toMatchObject({ port: 0, smtpPort: 0, hostile: 'off' });
    expect(sandboxOptionsFrom({ ...right, SANDBOX_HOSTILE: '1' }).hostile).toBe('on');
  });

  it('names every wrong variable at once', () => {
    expect(() => sandboxOptionsFrom({ SANDBOX_PORT: '99999', SANDBOX_CLIENTS: '{' })).toThrow(
      /SANDBOX_PORT[\s\S]*SANDBOX_SMTP_PORT[\s\S]*SANDBOX_DATA_DIR[\s\S]*SANDBOX_CLIENTS: not JSON/,
    );
  });

  it.each([
    [{ clientId: 'viche', clientSecret: 'a-secret-of-the-tests-only' }, 'redirectUris or redirectUriPattern'],
    [{ clientId: 'viche', clientSecret: 'a-secret-of-the-tests-only', redirectUriPattern: '(' }, 'regular expression'],
    [{ clientId: 'viche', clientSecret: 'short', redirectUris: ['http://a.example/'] }, 'clientSecret'],
    [{ clientId: 'viche', clientSecret: 'a-secret-of-the-tests-only', redirectUris: ['javascript:1'] }, 'redirectUris'],
  ])('refuses the client %j', (client, message) => {
    expect(() => sandboxOptionsFrom({ ...right, SANDBOX_CLIENTS: JSON.stringify([client]) })).toThrow(message);
  });
});

describe('the process', () => {
  it('says when it is ready, answers, and ends by SIGTERM', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'viche-process-'));
    const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', entry], {
      env: { ...process.env, ...right, SANDBOX_DATA_DIR: dataDir },
    });
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
    const { ready, port, smtpPort } = JSON.parse(line);
    expect(ready).toBe(true);
    expect(smtpPort).toBeGreaterThan(0);
    expect(await (await fetch(`http://localhost:${port}/healthz`)).text()).toBe('ok');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await rm(dataDir, { recursive: true });
  });
});
