import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Secret } from './secret.ts';

/** What each key does and the environment variable that holds it: base64 of 32 bytes. */
export const KEY_VARIABLES = {
  /** Seals every tenant's pepper and data key. */
  platform: 'VICHE_PLATFORM_KEY',
  /** Outer layer of person keys: rotates without anybody's identity code. */
  outer: 'VICHE_OUTER_KEY',
  /** Seals the login cookie. */
  cookie: 'VICHE_COOKIE_KEY',
  /** Hashes network addresses for rate limits. */
  network: 'VICHE_NETWORK_KEY',
} as const;
export type KeyName = keyof typeof KEY_VARIABLES;
export const KEY_NAMES = Object.keys(KEY_VARIABLES) as KeyName[];

/** Keys without which rows never open again. The others may be made anew: logins under way begin again, limits forget. */
export const LASTING_KEYS = ['platform', 'outer'] as const satisfies readonly KeyName[];

const KEY_LENGTH = 32;

/** Base64 of exactly 32 bytes. The message of a refusal never repeats the value. */
const keyValue = z
  .string({ error: 'is missing' })
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'is not base64 of 32 bytes')
  .transform((text) => Secret.fromBase64(text));

/** This package's part of the environment schema; unknown variables pass by. */
export const keyEnvironment = z.object({
  VICHE_PLATFORM_KEY: keyValue,
  VICHE_OUTER_KEY: keyValue,
  VICHE_COOKIE_KEY: keyValue,
  VICHE_NETWORK_KEY: keyValue,
});

/** A missing, malformed or changed key. The process must end: a new key in its place would lose every person. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
  readonly variables: readonly string[];
  /** A line for each key: its variable and what is wrong with it, never its value. */
  readonly problems: readonly string[];
  constructor(problems: ReadonlyMap<string, string>) {
    const lines = [...problems].map(([variable, problem]) => `${variable} ${problem}`);
    super(lines.join('; '));
    this.variables = [...problems.keys()];
    this.problems = lines;
  }
}

/** The platform's own keys, read once at boot. They live outside the database and its backups. */
export class KeyRing {
  readonly #keys: Readonly<Record<KeyName, Secret>>;

  constructor(keys: Readonly<Record<KeyName, Secret>>) {
    const seen = new Map<string, KeyName>();
    for (const name of KEY_NAMES) {
      const bytes = keys[name].reveal();
      const twin = seen.get(bytes.toString('hex'));
      if (bytes.length !== KEY_LENGTH) throw new KeyRefused(new Map([[KEY_VARIABLES[name], 'is not 32 bytes']]));
      if (twin) throw new KeyRefused(new Map([[KEY_VARIABLES[name], `equals ${KEY_VARIABLES[twin]}`]]));
      seen.set(bytes.toString('hex'), name);
    }
    this.#keys = { ...keys };
  }

  /**
   * @param environment e.g. `process.env`
   * @throws {KeyRefused} with the names of all the variables that are missing or malformed
   */
  static fromEnvironment(environment: Readonly<Record<string, string | undefined>>): KeyRing {
    const parsed = keyEnvironment.safeParse(environment);
    if (!parsed.success) {
      throw new KeyRefused(new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])));
    }
    const values = parsed.data;
    return new KeyRing({
      platform: values.VICHE_PLATFORM_KEY,
      outer: values.VICHE_OUTER_KEY,
      cookie: values.VICHE_COOKIE_KEY,
      network: values.VICHE_NETWORK_KEY,
    });
  }

  get platform(): Secret {
    return this.#keys.platform;
  }

  get outer(): Secret {
    return this.#keys.outer;
  }

  get cookie(): Secret {
    return this.#keys.cookie;
  }

  get network(): Secret {
    return this.#keys.network;
  }

  /** Public marks of the keys, to be stored beside the data: they tell a changed key and nothing else. */
  checkValues(): Record<KeyName, string> {
    const mark = (name: KeyName) =>
      createHmac('sha256', this.#keys[name].reveal()).update(`viche key check ${name}`).digest('hex').slice(0, 16);
    return { platform: mark('platform'), outer: mark('outer'), cookie: mark('cookie'), network: mark('network') };
  }

  /**
   * Refuses keys other than those the data was written with (threats K10).
   *
   * @throws {KeyRefused} naming the changed keys
   */
  verify(stored: Readonly<Partial<Record<KeyName, string>>>): void {
    const own = this.checkValues();
    const problems = new Map<string, string>();
    for (const name of KEY_NAMES) {
      const expected = Buffer.from(stored[name] ?? own[name], 'hex');
      const actual = Buffer.from(own[name], 'hex');
      if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) {
        problems.set(KEY_VARIABLES[name], 'is not the key that the data was written with');
      }
    }
    if (problems.size > 0) throw new KeyRefused(problems);
  }
}

/** Fresh values for a first start, by variable name. The caller stores them; nothing makes keys silently. */
export function newKeyEnvironment(): Record<(typeof KEY_VARIABLES)[KeyName], string> {
  const fresh = () => randomBytes(KEY_LENGTH).toString('base64');
  return {
    VICHE_PLATFORM_KEY: fresh(),
    VICHE_OUTER_KEY: fresh(),
    VICHE_COOKIE_KEY: fresh(),
    VICHE_NETWORK_KEY: fresh(),
  };
}
