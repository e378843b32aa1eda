import { useTranslation } from '@viche/i18n';

/** Who put a name to the petition before it was handed in; public with it. */
export function InitiativeGroup({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('petitions');
  if (names.length === 0) return null;
  return (
    <section className="flow-sm mt-6" aria-labelledby="initiative-group">
      <h2 id="initiative-group">{t('group.title')}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
