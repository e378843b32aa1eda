import { useTranslation } from '@viche/i18n';
import { ItemList, Radios } from '@viche/ui';
import { PetitionRow } from '../components/petition-row.tsx';
import type { StagePage } from './stage-page.ts';

/** Id of the question whether one of them is the same. */
export const SIMILAR_FIELD = 'same';

/** Public petitions that ask for much the same: sign one of those, or say that one's own is another. */
export function SimilarPetitions({ page, mustChoose }: { page: StagePage; mustChoose: boolean }) {
  const { t } = useTranslation('petitions');
  const { similar, draft } = page;
  // While somebody types, the script shows here what it finds; the question comes with «Далі».
  if (similar.length === 0) {
    return (
      <section
        className="mt-7 flow"
        aria-labelledby="similar"
        data-similar-list=""
        data-found={t('draft.similar.found')}
        hidden
      >
        <h2 id="similar">{t('draft.similar.title')}</h2>
        <p role="status" data-similar-status="" />
        <ul data-similar-items="" />
      </section>
    );
  }
  const signable = similar.filter(({ state }) => state === 'COLLECTING');
  return (
    <section className="mt-7 flow" aria-labelledby="similar">
      <h2 id="similar">{t('draft.similar.title')}</h2>
      <p>{t('draft.similar.lead')}</p>
      <ItemList order="loose">
        {similar.map((petition) => (
          <PetitionRow key={petition.ref} petition={petition} extract={null} found={[]} order="newest" />
        ))}
      </ItemList>
      <input type="hidden" name="similarTo" value={draft.title} />
      <Radios
        id={SIMILAR_FIELD}
        name={SIMILAR_FIELD}
        legend={t('draft.similar.question')}
        error={mustChoose ? t('problem.chooseSimilar') : undefined}
        options={[
          { value: 'different', label: t('draft.similar.different'), hint: t('draft.similar.differentHint') },
          ...signable.map(({ ref, title }) => ({
            value: ref,
            label: t('draft.similar.sign', { title }),
            hint: t('draft.similar.signHint'),
          })),
        ]}
      />
    </section>
  );
}
