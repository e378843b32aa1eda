import { useTranslation } from '@viche/i18n';
import { Prose } from '@viche/ui';
import type { AttachmentData } from '../attachment-data.ts';
import type { PetitionData } from '../petition-document.ts';
import { AttachedFiles } from './attached-files.tsx';
import { Paragraphs } from './paragraphs.tsx';

interface PetitionTextProps {
  readonly petition: Pick<PetitionData, 'essence' | 'demand'> & { readonly attachments?: readonly AttachmentData[] };
}

/** What the author wrote and attached: what is wrong and what the council shall do. */
export function PetitionText({ petition }: PetitionTextProps) {
  const { t } = useTranslation('petitions');
  const { essence, demand, attachments = [] } = petition;
  return (
    <>
      <Prose>
        <h2>{t('page.what')}</h2>
        <Paragraphs text={essence} />
        {demand ? (
          <>
            <h2>{t('page.demand')}</h2>
            <Paragraphs text={demand} />
          </>
        ) : null}
      </Prose>
      {attachments.length > 0 ? (
        <section className="flow mt-6" aria-labelledby="attachments">
          <h2 id="attachments">{t('files.heading')}</h2>
          <AttachedFiles files={attachments} />
        </section>
      ) : null}
    </>
  );
}
