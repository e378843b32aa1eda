import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentRefused, readEnvironment } from './environment.ts';

const key = () => randomBytes(32).toString('base64');

const good = (): Record<string, string> => ({
  VICHE_MODE: 'demo',
  PLATFORM_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgres://viche_app@127.0.0.1/viche',
  RELAY_DATABASE_URL: 'postgres://viche_relay@127.0.0.1/viche',
  QUEUE_DATABASE_URL: 'postgres://viche_queue@127.0.0.1/viche',
  SCOPE_KEY: randomBytes(32).toString('hex'),
  VICHE_PLATFORM_KEY: key(),
  VICHE_OUTER_KEY: key(),
  VICHE_COOKIE_KEY: key(),
  VICHE_NETWORK_KEY: key(),
  ENVELOPE_KEY: key(),
  AUDIT_SIGNING_KEY: 'pem',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MAIL_FROM: 'no-reply@viche.example',
  EID_ISSUER: 'http://localhost:4000/eid',
  EID_CLIENT_ID: 'viche',
  EID_CLIENT_SECRET: 'a-secret-of-sixteen',
  STORAGE_PATH: '/var/lib/viche/files',
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readEnvironment(environment);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentRefused) return error.problems;
    throw error;
  }
}

it('takes a whole environment', () => expect(problemsOf(good())).toEqual([]));

it('refuses a wrong environment with a list of everything that is wrong, and no value in it', () => {
  const { SMTP_URL: _smtp, ...rest } = good();
  const problems = problemsOf({ ...rest, SCOPE_KEY: 'canary-short-key', PORT: 'many' });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'SCOPE_KEY', 'SMTP_URL']);
  expect(problems.join()).not.toContain('canary');
});

it('refuses an issuer over plain HTTP anywhere but on loopback', () => {
  expect(problemsOf({ ...good(), EID_ISSUER: 'http://eid.example' }).join()).toContain('EID_ISSUER');
});

it('refuses production over plain HTTP, where cookies could not carry their prefix', () => {
  const problems = problemsOf({ ...good(), VICHE_MODE: 'production' });
  expect(problems.join('\n')).toContain('PLATFORM_URL');
  expect(problems.join('\n')).toContain('EID_ISSUER');
});

it('reads a secret from the file that <NAME>_FILE names, and says when it cannot', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'viche-env-')), 'secret');
  writeFileSync(file, 'a-secret-from-a-file\n');
  const { EID_CLIENT_SECRET: _secret, ...rest } = good();
  expect(readEnvironment({ ...rest, EID_CLIENT_SECRET_FILE: file }).EID_CLIENT_SECRET).toBe('a-secret-from-a-file');
  expect(problemsOf({ ...rest, EID_CLIENT_SECRET_FILE: '/nowhere' }).join()).toContain('EID_CLIENT_SECRET_FILE');
});

it('takes a number of web processes, and refuses none', () => {
  expect(readEnvironment({ ...good(), WEB_PROCESSES: '3' }).WEB_PROCESSES).toBe(3);
  expect(readEnvironment(good()).WEB_PROCESSES).toBe(1);
  expect(problemsOf({ ...good(), WEB_PROCESSES: '0' })).toHaveLength(1);
});

describe('id.gov.ua', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
  const govId = (more: Record<string, string> = {}) =>
    problemsOf({
      ...good(),
      GOVID_URL: 'https://id.gov.ua',
      GOVID_CLIENT_ID: 'client',
      GOVID_CLIENT_SECRET: 'a-secret-of-it',
      ...more,
    });

  it('is offered by its address, and then needs its client', () => {
    expect(govId()).toEqual([]);
    expect(problemsOf({ ...good(), GOVID_URL: 'https://id.gov.ua' })).toHaveLength(2);
    expect(govId({ GOVID_URL: 'http://id.example' }).join()).toContain('GOVID_URL');
    expect(govId({ GOVID_WAYS: 'dig_sign,password' }).join()).toContain('GOVID_WAYS');
  });

  it('with a certificate needs whoever opens answers, and with a key whom to believe', () => {
    expect(govId({ GOVID_CERTIFICATE: pem }).join()).toContain('GOVID_KEY');
    const key = '-----BEGIN PRIVATE KEY-----';
    expect(govId({ GOVID_CERTIFICATE: pem, GOVID_KEY: key }).join()).toContain('GOVID_SERVICE_CERTIFICATES');
    expect(govId({ GOVID_CERTIFICATE: pem, GOVID_KEY: key, GOVID_SERVICE_CERTIFICATES: `${pem}\n${pem}` })).toEqual([]);
    expect(govId({ GOVID_CERTIFICATE: pem, GOVID_DECRYPT_URL: 'https://decrypt.council.example/open' })).toEqual([]);
    expect(govId({ GOVID_CERTIFICATE: 'no certificate' }).join()).toContain('GOVID_CERTIFICATE');
  });

  it('G07 G08 in production neither test authorities nor plain answers', () => {
    const problems = govId({ VICHE_MODE: 'production', GOVID_TEST_ISSUERS: 'accepted' }).join();
    expect(problems).toContain('GOVID_TEST_ISSUERS');
    expect(problems).toContain('GOVID_CERTIFICATE: is missing');
  });
});
