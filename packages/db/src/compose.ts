/** What one plugin adds to the database schema. */
export interface SchemaFragment {
  /** Plugin id, used in refusals and as a comment in the composed schema. */
  owner: string;
  /** Text of `prisma/<id>.prisma`: the plugin's own models and enums. */
  schema: string;
  /** Text of `prisma/inverse.prisma`: the list or optional side of relations, hung on core models. */
  inverse?: string;
}

const BLOCK = /^(model|enum|type|view|datasource|generator)\s+(\w+)\s*\{[^\n]*\n([\s\S]*?)^\}/gm;
const OPENING = /^\s*(model|enum|type|view|datasource|generator)\s+(\w+)/gm;
const INVERSE_LINE = /^(\w+)\s+\w+(?:\[\]|\?)\s+@relation\("\w+"\)$/;
const MAPPED_TABLE = /^\s*@@map\("([^"]+)"\)/m;

interface Block {
  kind: string;
  name: string;
  body: string;
}

function blocksOf(owner: string, text: string): Block[] {
  const blocks = [...text.matchAll(BLOCK)].map(([, kind, name, body]) => ({ kind: kind!, name: name!, body: body! }));
  const openings = [...text.replace(/\/\/.*$/gm, '').matchAll(OPENING)];
  // A block that the pattern could not read would be lost without a word: refuse instead.
  if (openings.length !== blocks.length) {
    const read = new Set(blocks.map((block) => block.name));
    const lost = openings.find(([, , name]) => !read.has(name!))?.[2] ?? 'a block';
    throw new Error(
      `${owner}: ${lost} cannot be read; write "model Name {" and its closing brace at the start of a line`,
    );
  }
  return blocks;
}

/** What the table names of a plugin begin with. */
export function tablePrefix(owner: string): string {
  return `${owner.replaceAll('-', '_')}_`;
}

function assertOwnModels(fragment: SchemaFragment, owners: Map<string, string>): void {
  for (const { kind, name, body } of blocksOf(fragment.owner, fragment.schema)) {
    if (kind === 'datasource' || kind === 'generator') {
      throw new Error(`${fragment.owner}: ${kind} ${name} belongs to the core schema`);
    }
    const earlier = owners.get(name);
    if (earlier) throw new Error(`${kind} ${name} is declared by ${earlier} and by ${fragment.owner}`);
    owners.set(name, fragment.owner);
    if (kind !== 'model') continue;
    const table = MAPPED_TABLE.exec(body)?.[1];
    if (!table?.startsWith(tablePrefix(fragment.owner))) {
      throw new Error(`${fragment.owner}: model ${name} needs @@map("${tablePrefix(fragment.owner)}…")`);
    }
  }
}

/**
 * Merges the core schema and the plugins' fragments into one Prisma schema.
 * A plugin owns its models outright; on a core model it may only hang named list or optional relations, never a column.
 *
 * @throws Error naming the plugin, when two declare one name, when a table lacks the plugin's prefix, when a fragment
 * holds a datasource or generator, or when `inverse.prisma` does more than add relations to core models.
 */
export function compose(core: string, fragments: readonly SchemaFragment[]): string {
  const owners = new Map(blocksOf('core', core).map(({ name }) => [name, 'core']));
  for (const fragment of fragments) assertOwnModels(fragment, owners);

  const declaredBy = new Map<string, string>();
  const added = new Map<string, string[]>();
  for (const { owner, inverse } of fragments) {
    for (const { name: model, body } of blocksOf(owner, inverse ?? '')) {
      if (owners.get(model) !== 'core')
        throw new Error(`${owner}: inverse.prisma may only touch core models, not ${model}`);
      for (const line of body.split('\n').map((text) => text.replace(/\/\/.*$/, '').trim())) {
        if (!line) continue;
        const field = INVERSE_LINE.exec(line)?.[1];
        if (!field) throw new Error(`${owner}: "${line}" on ${model} is not a named list or optional relation`);
        const key = `${model}.${field}`;
        if (declaredBy.has(key)) throw new Error(`${key} is declared by ${declaredBy.get(key)} and by ${owner}`);
        declaredBy.set(key, owner);
        added.set(model, [...(added.get(model) ?? []), `  ${line} // ${owner}`]);
      }
    }
  }
  const merged = core.replace(BLOCK, (block, _kind, name: string) =>
    added.has(name) ? `${block.slice(0, -1)}${added.get(name)!.join('\n')}\n}` : block,
  );
  return [merged, ...fragments.map(({ owner, schema }) => `// --- ${owner}\n${schema}`)].join('\n');
}
