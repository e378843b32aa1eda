import type { Catalogue } from '@viche/i18n';
import type { AnyPluginServer, DataContext, LetterDeclaration, LetterWords, Locale } from '@viche/plugin-api';
import { hostCatalogues } from '../catalogues.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { lettersOf } from '../letter-choices/topics.ts';
import type { LetterText, LetterValues } from './placeholders.ts';

/** A letter that the hromada may word itself. */
export interface EditableKind {
  readonly plugin: string;
  readonly kind: string;
  readonly topic: string;
  readonly words: LetterWords;
}

const editable = (plugin: string, kind: string, declared: LetterDeclaration | undefined): EditableKind | null =>
  declared?.words ? { plugin, kind, topic: declared.topic, words: declared.words } : null;

/** The letter, if the hromada may word it; null for one that is not declared, or is the module's alone. */
export const editableKind = (servers: readonly AnyPluginServer[], plugin: string, kind: string): EditableKind | null =>
  editable(plugin, kind, lettersOf(servers, plugin)?.kinds[kind]);

/** All letters that the hromada may word, of the modules that are on, the core's last. */
export function editableKinds(
  servers: readonly AnyPluginServer[],
  { enabled }: Pick<DataContext, 'enabled'>,
): EditableKind[] {
  const plugins = [...servers.map(({ manifest }) => manifest.id).filter((id) => enabled.has(id)), CORE_MANIFEST.id];
  return plugins.flatMap((plugin) =>
    Object.entries(lettersOf(servers, plugin)?.kinds ?? {}).flatMap(
      ([kind, declared]) => editable(plugin, kind, declared) ?? [],
    ),
  );
}

const loaded = new WeakMap<readonly AnyPluginServer[], Promise<Catalogue[]>>();

/** Texts as the catalogues write them, placeholders unfilled: a text in the other language than the reader's, too. */
export async function rawTexts(servers: readonly AnyPluginServer[], locale: Locale): Promise<(key: string) => string> {
  let catalogues = loaded.get(servers);
  if (!catalogues) {
    catalogues = hostCatalogues(servers);
    loaded.set(servers, catalogues);
  }
  const known = await catalogues;
  return (key) => {
    const [ns = '', path = ''] = key.split(':', 2);
    let found: unknown = known.find((catalogue) => catalogue.ns === ns)?.[locale];
    for (const step of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[step];
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${locale}`);
    return found;
  };
}

/** What the letter says by default, as the hromada would write it. */
export function defaultText({ words }: EditableKind, raw: (key: string) => string): LetterText {
  return { subject: raw(words.subject), body: words.text.map(raw).join('\n\n') };
}

/** Facts for previews, in the letter's language. */
export const sampleValues = ({ words }: EditableKind, raw: (key: string) => string): LetterValues =>
  Object.fromEntries(
    Object.entries(words.placeholders).map(([name, { sample }]) => [
      name,
      typeof sample === 'number' ? sample : raw(sample),
    ]),
  );
