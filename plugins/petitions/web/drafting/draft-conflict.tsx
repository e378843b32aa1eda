import { useTranslation } from '@viche/i18n';
import { Notice } from '@viche/ui';
import { Paragraphs } from '../components/paragraphs.tsx';

/** The draft was changed elsewhere while it was written here: both texts, and the choice is the author's. */
export function DraftConflict({ there, here }: { there: string; here: string }) {
  const { t } = useTranslation('petitions');
  return (
    <div className="mb-6">
      <Notice tone="warn" icon="pen" headingLevel={2} title={t('draft.conflict.title')} appears="after-act">
        <div className="flow-sm">
          <p>{t('draft.conflict.lead')}</p>
          <h3>{t('draft.conflict.there')}</h3>
          {there ? <Paragraphs text={there} /> : <p className="muted">{t('draft.conflict.empty')}</p>}
          <h3>{t('draft.conflict.here')}</h3>
          {here ? <Paragraphs text={here} /> : <p className="muted">{t('draft.conflict.empty')}</p>}
        </div>
      </Notice>
    </div>
  );
}
