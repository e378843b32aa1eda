/** Parameters of the page that a form leaves as they are; an empty one is left out of the address. */
export function KeptFields({ keep }: { keep: Readonly<Record<string, string>> }) {
  const kept = Object.entries(keep).filter(([, value]) => value !== '');
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
