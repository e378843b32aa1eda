import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE, LIMITS, LimitRefusal } from './limit-refusal.ts';

/** Assumed length of a list that takes no size. */
const PLAIN_LIST = 10;
/** Introspection answers with the whole schema whatever is selected below it. */
const INTROSPECTION_COST: Readonly<Record<string, number>> = { __schema: 200, __type: 50, __typename: 0 };

interface Measuring {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly defaults: ReadonlyMap<string, ValueNode>;
  readonly known: Map<string, number>;
  /** Whether a size came from a variable, so that the next request may cost something else. */
  varies: boolean;
}

/** Costs that no variable changes; documents are kept by their store, and these go with them. */
const fixedCosts = new WeakMap<OperationDefinitionNode, WeakMap<GraphQLSchema, number>>();

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * How many fields the operation may resolve at most: one for each field, everything below a list times its size
 * (`first`, `last`, the number of `ids`, else the default of `first`, 20 for a connection and 10 for a plain list). Fragments are spread out,
 * each measured once.
 * @throws LimitRefusal `cost`, or `first` for a page over its bound
 */
export function measureCost({ schema, operation, fragments, variables }: CostQuestion): number {
  const fixed = fixedCosts.get(operation)?.get(schema);
  if (fixed !== undefined) return fixed;
  const defaults = new Map<string, ValueNode>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue) defaults.set(variable.name.value, defaultValue);
  }
  const root = schema.getRootType(operation.operation);
  const measuring = { schema, fragments, variables, defaults, known: new Map<string, number>(), varies: false };
  const cost = root ? costOfSet(operation.selectionSet, root, measuring) : 0;
  if (cost > LIMITS.cost) throw new LimitRefusal('cost');
  if (!measuring.varies) {
    if (!fixedCosts.has(operation)) fixedCosts.set(operation, new WeakMap());
    fixedCosts.get(operation)!.set(schema, cost);
  }
  return cost;
}

function costOfSet(set: SelectionSetNode, parent: GraphQLCompositeType, measuring: Measuring): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) cost += costOfField(selection, parent, measuring);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += costOfFragment(selection.name.value, measuring);
    else {
      const narrowed = compositeNamed(selection.typeCondition?.name.value, measuring) ?? parent;
      cost += costOfSet(selection.selectionSet, narrowed, measuring);
    }
  }
  return cost;
}

function costOfFragment(name: string, measuring: Measuring): number {
  const known = measuring.known.get(name);
  if (known !== undefined) return known;
  measuring.known.set(name, 0);
  const fragment = measuring.fragments.get(name);
  const type = compositeNamed(fragment?.typeCondition.name.value, measuring);
  const cost = fragment && type ? costOfSet(fragment.selectionSet, type, measuring) : 0;
  measuring.known.set(name, cost);
  return cost;
}

function costOfField(node: FieldNode, parent: GraphQLCompositeType, measuring: Measuring): number {
  const introspection = INTROSPECTION_COST[node.name.value];
  if (introspection !== undefined) return introspection;
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (!field) return 1;
  const size = listSize(node, field, parent, measuring);
  const type = getNamedType(field.type);
  if (!node.selectionSet || !isCompositeType(type)) return 1;
  return 1 + size * costOfSet(node.selectionSet, type, measuring);
}

function listSize(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLCompositeType,
  measuring: Measuring,
): number {
  const asked: number[] = [];
  for (const argument of node.arguments ?? []) {
    const name = argument.name.value;
    if (name === 'first' || name === 'last') asked.push(pageSize(argument.value, measuring));
    if (name === 'ids') asked.push(listLength(argument.value, measuring));
  }
  if (asked.length > 0) return Math.max(1, ...asked);
  if (isConnection(field.type)) return DEFAULT_PAGE;
  // The list inside a connection was counted with the connection.
  if (!isListType(getNullableType(field.type)) || isConnection(parent)) return 1;
  const first = field.args.find(({ name }) => name === 'first');
  if (!first) return PLAIN_LIST;
  return typeof first.defaultValue === 'number' ? first.defaultValue : DEFAULT_PAGE;
}

function pageSize(value: ValueNode, measuring: Measuring): number {
  const size = value.kind === Kind.INT ? Number(value.value) : Number(variableValue(value, measuring) ?? DEFAULT_PAGE);
  if (!(size <= LIMITS.first)) throw new LimitRefusal('first');
  return size;
}

function listLength(value: ValueNode, measuring: Measuring): number {
  const list: unknown = value.kind === Kind.LIST ? value.values : variableValue(value, measuring);
  if (!Array.isArray(list)) return 1;
  if (list.length > LIMITS.first) throw new LimitRefusal('first');
  return list.length;
}

function variableValue(value: ValueNode, measuring: Measuring): unknown {
  if (value.kind !== Kind.VARIABLE) return undefined;
  measuring.varies = true;
  const given = measuring.variables[value.name.value];
  if (given !== undefined) return given;
  const fallback = measuring.defaults.get(value.name.value);
  return fallback?.kind === Kind.INT ? Number(fallback.value) : undefined;
}

function isConnection(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  if (!isObjectType(named)) return false;
  const fields = named.getFields();
  return fields.edges !== undefined && fields.pageInfo !== undefined;
}

function compositeNamed(name: string | undefined, { schema }: Measuring): GraphQLCompositeType | undefined {
  const type = name === undefined ? undefined : schema.getType(name);
  return isCompositeType(type) ? type : undefined;
}
