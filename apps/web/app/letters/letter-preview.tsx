import { useTranslation } from '@viche/i18n';
import { Card, Prose } from '@viche/ui';
import type { LetterPreviewData } from './letter-data.ts';

interface LetterPreviewProps {
  readonly preview: LetterPreviewData;
  readonly why: string;
  readonly locale: string;
}

/** The typed text with invented data in it, as its reader would see it; nothing of it is saved. */
export function LetterPreview({ preview, why, locale }: LetterPreviewProps) {
  const { t } = useTranslation('letters');
  return (
    <section aria-labelledby="preview-title" className="flow measure mt-7" role="status">
      <h2 id="preview-title">{t('texts.previewTitle')}</h2>
      <p className="muted">{t('texts.previewNote')}</p>
      <Card>
        <div lang={locale}>
          <Prose>
            <h3>{preview.subject}</h3>
            {preview.paragraphs.map((paragraph, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name, and none is moved
              <p key={place}>{paragraph}</p>
            ))}
            <p className="muted">{why}</p>
          </Prose>
        </div>
      </Card>
    </section>
  );
}
