import { type GraphQLResolveInfo, isAbstractType, Kind, type SelectionSetNode } from 'graphql';

/**
 * True when a field of an abstract type is asked for more than the name of the type, should its value be an object of
 * `typeName`. Conditions by `@include` and `@skip` are taken as met.
 */
export function asksForFields({ fieldNodes, fragments, schema }: GraphQLResolveInfo, typeName: string): boolean {
  const type = schema.getType(typeName);
  const covers = (condition: string): boolean => {
    if (condition === typeName) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.getPossibleTypes(named).some((possible) => possible === type);
  };
  const asks = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value !== '__typename';
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      if (!fragment) return false;
      const condition = fragment.typeCondition?.name.value;
      return (condition === undefined || covers(condition)) && asks(fragment.selectionSet);
    });
  return fieldNodes.some(({ selectionSet }) => selectionSet !== undefined && asks(selectionSet));
}
