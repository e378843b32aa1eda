import { useTranslation } from '@viche/i18n';
import { Prose } from '@viche/ui';
import type { PetitionData } from '../petition-document.ts';
import { Paragraphs } from './paragraphs.tsx';

/** What the author wrote: what is wrong and what the council shall do. */
export function PetitionText({ petition }: { petition: Pick<PetitionData, 'essence' | 'demand'> }) {
  const { t } = useTranslation('petitions');
  return (
    <Prose>
      <h2>{t('page.what')}</h2>
      <Paragraphs text={petition.essence} />
      {petition.demand ? (
        <>
          <h2>{t('page.demand')}</h2>
          <Paragraphs text={petition.demand} />
        </>
      ) : null}
    </Prose>
  );
}
