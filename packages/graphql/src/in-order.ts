/** What is named by the module that it belongs to. */
interface OfModule {
  readonly manifest: { readonly id: string };
}

/** The same in the hromada's order of its modules; those that are off come last, as they are installed. */
export function inOrder<T extends OfModule>(parts: readonly T[], { enabled }: { enabled: ReadonlySet<string> }): T[] {
  const places = new Map([...enabled].map((id, place) => [id, place]));
  const placeOf = ({ manifest }: T) => places.get(manifest.id) ?? places.size;
  return [...parts].sort((a, b) => placeOf(a) - placeOf(b));
}
