import { useTranslation } from '@viche/i18n';
import { Button, FileInput, TextInput } from '@viche/ui';
import type { AttachmentData, FileRulesData } from '../attachment-data.ts';
import { useFileNote, useFileSize } from './use-file-note.ts';

/** Names of the form's fields, for whoever reads what was posted. */
export const FILE_FIELD = 'file';
export const ALT_FIELD = 'fileAlt';
/** Name and value of the buttons; the one that removes says which file after a colon. */
export const FILE_INTENT = 'intent';
export const ATTACH = 'attach-file';
export const REMOVE = 'remove-file';

interface AttachmentFieldsProps {
  readonly files: readonly AttachmentData[];
  readonly rules: FileRulesData;
  /** Errors by field name. */
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed about the picture before the file was refused. */
  readonly typedAlt?: string;
}

/**
 * Files of a draft inside a form of `multipart/form-data`: what is attached, each with a button to remove it, and a field for
 * one more. Works without scripts: each button posts the form.
 */
export function AttachmentFields({ files, rules, errors, typedAlt }: AttachmentFieldsProps) {
  const { t } = useTranslation('petitions');
  const note = useFileNote();
  const size = useFileSize();
  const full = files.length >= rules.most;
  return (
    <div className="flow">
      {files.length > 0 ? (
        <ul className="files">
          {files.map((file) => (
            <li className="file" key={file.uuid}>
              {file.thumbnailUrl ? (
                <img className="file-thumb" src={file.thumbnailUrl} alt="" width={64} height={64} />
              ) : (
                <span />
              )}
              <div>
                <a href={file.url}>{file.fileName}</a>
                <span>
                  {note(file)}
                  {file.alt ? `. ${file.alt}` : ''}
                </span>
              </div>
              <Button variant="quiet" name={FILE_INTENT} value={`${REMOVE}:${file.uuid}`}>
                {t('files.remove')}
                <span className="sr"> {file.fileName}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t('files.none')}</p>
      )}
      {full ? (
        <p>{t('files.full', { count: rules.most })}</p>
      ) : (
        <>
          <FileInput
            id={FILE_FIELD}
            name={FILE_FIELD}
            label={t('files.choose')}
            hint={t(`files.hint.${kindsWord(rules)}`, { size: size(rules.maxBytes), count: rules.most })}
            error={errors[FILE_FIELD] ?? errors.fileId}
            accept={acceptOf(rules)}
          />
          <TextInput
            id={ALT_FIELD}
            name={ALT_FIELD}
            label={t('files.alt')}
            hint={t('files.altHint')}
            error={errors[ALT_FIELD] ?? errors.alt}
            need="optional"
            maxLength={300}
            defaultValue={typedAlt}
          />
          <p>
            <Button variant="second" icon="plus" name={FILE_INTENT} value={ATTACH}>
              {t('files.attach')}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function kindsWord({ kinds }: FileRulesData): 'images' | 'images-and-pdf' | 'images-and-documents' {
  if (kinds.includes('document')) return 'images-and-documents';
  return kinds.includes('pdf') ? 'images-and-pdf' : 'images';
}

const ACCEPTED: Readonly<Record<AttachmentData['kind'], string>> = {
  image: 'image/jpeg,image/png,image/webp',
  pdf: 'application/pdf,.pdf',
  document: '.docx,.odt,.xlsx',
  signature: '.p7s,.asice,.asics,.sce,.scs',
};

/** For the browser's chooser only; the server decides by content. */
export const acceptOf = ({ kinds }: Pick<FileRulesData, 'kinds'>): string =>
  kinds.map((kind) => ACCEPTED[kind]).join(',');
