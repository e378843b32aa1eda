import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A row of numbers between 0 and 1 that is the same for the same seed. */
export type Chance = () => number;

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface DocumentPlan {
  readonly schema: GraphQLSchema;
  /** Texts that stand in arguments of ids and strings. */
  readonly words: readonly string[];
  readonly depth: number;
  /** Chooses words, numbers and what is left out; without it every field is asked and no optional argument given. */
  readonly chance?: Chance;
}

export type RootField = GraphQLField<unknown, unknown>;

/** A selection of one root field with everything below it, as deep as the plan says. */
export function fieldText(field: RootField, plan: DocumentPlan): string {
  return `${field.name}${argumentsText(field.args, plan)}${selectionText(field.type, plan, plan.depth)}`;
}

/** The same one by one, below an object's fields that lead on: for a type that has grown too large to be asked for in one piece. */
export function fieldParts(field: RootField, plan: DocumentPlan): string[] {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return [];
  const head = `${field.name}${argumentsText(field.args, plan)}`;
  return Object.values(type.getFields())
    .filter((inner) => isObjectType(getNamedType(inner.type)) || isAbstractType(getNamedType(inner.type)))
    .map(
      (inner) =>
        `${head} { __typename ${inner.name}${argumentsText(inner.args, plan)}${selectionText(inner.type, plan, plan.depth - 1)} }`,
    );
}

function pick<T>(list: readonly T[], { chance: dice }: DocumentPlan): T {
  return list[Math.floor((dice?.() ?? 0) * list.length)]!;
}

function argumentsText(args: readonly GraphQLArgument[], plan: DocumentPlan): string {
  const given = args.filter((arg) => isRequiredArgument(arg) || (plan.chance && plan.chance() < 0.5));
  return given.length === 0 ? '' : `(${given.map((arg) => `${arg.name}: ${valueText(arg.type, plan)}`).join(', ')})`;
}

function valueText(type: GraphQLInputType, plan: DocumentPlan): string {
  if (isNonNullType(type)) return valueText(type.ofType, plan);
  if (isListType(type)) return `[${valueText(type.ofType, plan)}]`;
  if (isEnumType(type)) return pick(type.getValues(), plan).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (plan.chance && plan.chance() < 0.5),
    );
    return `{ ${fields.map((field) => `${field.name}: ${valueText(field.type, plan)}`).join(', ')} }`;
  }
  switch (type.name) {
    case 'Int':
      return String(plan.chance ? pick([1, 20, 0, -1, 100, 9_999], plan) : 20);
    case 'Float':
      return '1.5';
    case 'Boolean':
      return 'true';
    case 'DateTime':
      return '"2026-11-21T10:00:00Z"';
    case 'Day':
      return '"2026-11-21"';
    case 'JSON':
      return '{}';
    default:
      return JSON.stringify(pick(plan.words, plan));
  }
}

function selectionText(type: GraphQLOutputType, plan: DocumentPlan, depth: number): string {
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const parts = plan.schema.getPossibleTypes(named).filter(() => depth > 0 && (!plan.chance || plan.chance() < 0.6));
    const clashes = clashingNames(parts);
    return ` { __typename ${parts.map((part) => `... on ${part.name}${fieldsText(part, plan, depth, clashes)}`).join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  return fieldsText(named, plan, depth);
}

/** Names of fields that several of the types have: without another name they may not stand side by side. */
function clashingNames(types: readonly GraphQLObjectType[]): ReadonlySet<string> {
  const names = types.flatMap((type) => Object.keys(type.getFields()));
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** Fields of an object; those whose names clash are renamed by their type. */
function fieldsText(
  type: GraphQLObjectType,
  plan: DocumentPlan,
  depth: number,
  clashes: ReadonlySet<string> = new Set(),
): string {
  const fields = Object.values(type.getFields()).filter((field) => {
    const leaf = !isObjectType(getNamedType(field.type)) && !isAbstractType(getNamedType(field.type));
    return (leaf || depth > 0) && (!plan.chance || plan.chance() < 0.7);
  });
  const texts = fields.map(
    (field) =>
      `${clashes.has(field.name) ? `${type.name}_${field.name}: ` : ''}${field.name}${argumentsText(field.args, plan)}${selectionText(field.type, plan, depth - 1)}`,
  );
  return ` { __typename ${texts.join(' ')} }`;
}
