import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { LIMITS, LimitRefusal } from './limit-refusal.ts';

/** Standard introspection goes 14 deep through `ofType`; the depth of its lists has a rule of its own in graphql-js. */
const INTROSPECTION_DEPTH = 16;

interface Shape {
  readonly depth: number;
  readonly fields: number;
}

/**
 * Checks what can be seen without the schema: aliases and directives as written, depth and root fields with fragments
 * spread out. Each fragment is measured once, so spreads that double twenty times cost twenty steps.
 * @throws LimitRefusal
 */
export function checkDocumentShape(document: DocumentNode): void {
  countWritten(document);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Shape>();
  const shapeOf = (set: SelectionSetNode): Shape => measure(set, fragments, known, shapeOf);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = shapeOf(definition.selectionSet);
    if (shape.fields > LIMITS['root-fields']) throw new LimitRefusal('root-fields');
    if (shape.depth > LIMITS.depth) throw new LimitRefusal('depth');
  }
}

function countWritten(document: DocumentNode): void {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field(field) {
      if (field.alias) aliases += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  if (aliases > LIMITS.aliases) throw new LimitRefusal('aliases');
  if (directives > LIMITS.directives) throw new LimitRefusal('directives');
}

function measure(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Shape>,
  shapeOf: (set: SelectionSetNode) => Shape,
): Shape {
  let depth = 0;
  let fields = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      fields += 1;
      const below = selection.selectionSet ? shapeOf(selection.selectionSet).depth : 0;
      depth = Math.max(depth, selection.name.value.startsWith('__') ? introspectionDepth(below) : below + 1);
      continue;
    }
    const part =
      selection.kind === Kind.INLINE_FRAGMENT
        ? shapeOf(selection.selectionSet)
        : shapeOfFragment(selection.name.value, fragments, known, shapeOf);
    fields += part.fields;
    depth = Math.max(depth, part.depth);
  }
  return { depth, fields };
}

function introspectionDepth(below: number): number {
  return below > INTROSPECTION_DEPTH ? below : 1;
}

function shapeOfFragment(
  name: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Shape>,
  shapeOf: (set: SelectionSetNode) => Shape,
): Shape {
  const measured = known.get(name);
  if (measured) return measured;
  // Stands for the fragment while it is measured: a cycle ends here, and the standard rule refuses it afterwards.
  known.set(name, { depth: 0, fields: 0 });
  const fragment = fragments.get(name);
  const shape = fragment ? shapeOf(fragment.selectionSet) : { depth: 0, fields: 0 };
  known.set(name, shape);
  return shape;
}
