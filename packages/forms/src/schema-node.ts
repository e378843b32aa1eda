/** A node of the JSON Schema that zod writes: what forms are made from. `Meta` is what `.meta()` may add to it. */
export type SchemaNode<Meta = unknown> = Meta & {
  readonly type?: string;
  readonly format?: string;
  readonly input?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaNode<Meta>[];
  readonly oneOf?: readonly SchemaNode<Meta>[];
  readonly items?: SchemaNode<Meta>;
  readonly properties?: Readonly<Record<string, SchemaNode<Meta>>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
};

/** The values of a closed choice; undefined where anything may be answered. */
export function fixedValues(node: SchemaNode): readonly string[] | undefined {
  if (node.enum) return node.enum.map(String);
  if (node.const !== undefined && typeof node.const !== 'boolean') return [String(node.const)];
  const branches = node.anyOf ?? node.oneOf;
  if (!branches || branches.length === 0 || !branches.every((branch) => branch.const !== undefined)) return undefined;
  return branches.map((branch) => String(branch.const));
}

/** `z.int()` bounds itself by the safe integers, which is no limit that a person has to know. */
export function bound(value: number | undefined): number | undefined {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
}

/** The node of `.nullable()` without its null. The outside's meta wins: it describes the field, the branch only its type. */
export function withoutNull<Meta>(outer: SchemaNode<Meta>): { node: SchemaNode<Meta>; nullable: boolean } {
  const branches = outer.anyOf?.filter((branch) => branch.type !== 'null') ?? [];
  const nullable = outer.anyOf !== undefined && branches.length < outer.anyOf.length;
  const [only] = branches;
  return { node: nullable && branches.length === 1 ? { ...only, ...outer, anyOf: undefined } : outer, nullable };
}

/** The entries that have a value: optional properties must be absent, not undefined. */
export function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
