import { useTranslation } from '@viche/i18n';
import { Checkboxes, FileInput } from '@viche/ui';
import { ANSWER_FILES_FIELD, type AnswerFileSent, REMOVED_FIELD, SENT_FIELD, sentValue } from '../answer-files.ts';
import type { AttachmentData } from '../attachment-data.ts';
import { acceptOf } from './attachment-fields.tsx';
import { useFileNote } from './use-file-note.ts';

const KINDS = ['image', 'pdf', 'document', 'signature'] as const;

interface AnswerFilesProps {
  /** What hangs on the draft already. */
  readonly attached: readonly AttachmentData[];
  /** What was kept before the form was refused. */
  readonly sent: readonly AnswerFileSent[];
  readonly error?: string;
}

/** Files of an answer in the form of an act: what is there, what was sent a moment ago, and a field for more. */
export function AnswerFiles({ attached, sent, error }: AnswerFilesProps) {
  const { t } = useTranslation('petitions');
  const note = useFileNote();
  return (
    <>
      {attached.length > 0 ? (
        <Checkboxes
          id={REMOVED_FIELD}
          name={REMOVED_FIELD}
          legend={t('files.answer.attached')}
          options={attached.map((file) => ({ value: file.uuid, label: file.fileName, hint: note(file) }))}
        />
      ) : null}
      {sent.length > 0 ? (
        <Checkboxes
          id={SENT_FIELD}
          name={SENT_FIELD}
          legend={t('files.answer.kept')}
          hint={t('files.answer.keptHint')}
          values={sent.map(sentValue)}
          options={sent.map((file) => ({ value: sentValue(file), label: file.fileName, hint: note(file) }))}
        />
      ) : null}
      <FileInput
        id={ANSWER_FILES_FIELD}
        name={ANSWER_FILES_FIELD}
        label={t('files.answer.title')}
        hint={t('files.answer.hint')}
        error={error}
        need="optional"
        accept={acceptOf({ kinds: KINDS })}
        multiple
      />
    </>
  );
}
