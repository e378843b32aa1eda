import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface UsedKey {
  /** `ns:path.of.key`; ends with a dot where the code appends the rest. */
  readonly key: string;
  readonly file: string;
}

// t('list.title'), t(`list.orders.${order}`), and 'petitions:nav.public' wherever it stands.
const CALLS = /\bt\(\s*(?:'([^']+)'|`([^`]+)`)/g;
const WHOLE = (id: string) => new RegExp(`['"\`](${id}:[A-Za-z][\\w./-]*(?:\\$\\{)?)`, 'g');

/** Catalogue keys that a plugin's sources name, in full or up to the part that is computed. */
export function usedKeys(folder: string, id: string): UsedKey[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  return files.flatMap((file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    const called = [...source.matchAll(CALLS)]
      .map(([, literal, pattern]) => literal ?? pattern!.replace(/\$\{.*$/s, ''))
      .filter((key) => key !== '');
    const whole = [...source.matchAll(WHOLE(id))].map(([, key]) => key!.replace('${', ''));
    const keys = [...called.map((key) => (key.includes(':') ? key : `${id}:${key}`)), ...whole];
    return [...new Set(keys)].map((key) => ({ key, file }));
  });
}

/** Whether the messages have the key, one of its plural forms, or (for a key up to a dot) something below it. */
export function hasKey(messages: object, keyPath: string): boolean {
  const steps = keyPath.split('.');
  const last = steps.pop() ?? '';
  let found: unknown = messages;
  for (const step of steps)
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined;
  if (typeof found !== 'object' || found === null) return false;
  if (last === '') return true;
  const names = Object.keys(found);
  return (
    names.includes(last) ||
    names.includes(`${last}_other`) ||
    names.some((name) => keyPath.endsWith('-') && name.startsWith(last))
  );
}
