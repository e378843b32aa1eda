/** Parameters of a page by name; several values of one name are several parameters. */
export type KeptParameters = Readonly<Record<string, string | readonly string[]>>;

/** Parameters of the page that a form leaves as they are; an empty one is left out of the address. */
export function KeptFields({ keep }: { keep: KeptParameters }) {
  const kept = Object.entries(keep).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).filter((one) => one !== '').map((one) => [name, one] as const),
  );
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
