import { useTranslation } from '@viche/i18n';
import { Radios, Select } from '@viche/ui';
import { errorsOf } from '../refused-form.ts';
import { DraftConflict } from './draft-conflict.tsx';
import { DraftForm } from './draft-form.tsx';
import type { StagePage } from './stage-page.ts';

/** More answers than this are a list, not a page of boxes. */
const MOST_BOXES = 7;

/** Topic of the petition, in the order of the hromada. */
export function TopicStage({ page }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const { draft, topics, refused } = page;
  const { byField, lines } = errorsOf(refused?.refusal, ['categoryId']);
  const isConflict = refused?.refusal.code === 'core/conflict';
  const value = refused?.typed.topic ?? draft.topic?.id ?? '';
  const options = [
    ...topics.map(({ id, title }) => ({ value: id, label: title })),
    { value: '', label: t('draft.noTopic') },
  ];
  const nameOf = (id: string) => options.find((option) => option.value === id)?.label ?? '';
  const words = { id: 'topic', name: 'topic', hint: t('draft.hint.topic'), error: byField.categoryId };
  return (
    <>
      {isConflict ? <DraftConflict there={draft.topic?.title ?? ''} here={nameOf(value)} /> : null}
      <DraftForm
        page={page}
        errors={isConflict ? [] : lines.map((line) => (line.fieldId ? { ...line, fieldId: 'topic' } : line))}
      >
        {options.length > MOST_BOXES ? (
          <Select {...words} label={t('draft.question.topic')} labelAs="page" options={options} defaultValue={value} />
        ) : (
          <Radios {...words} legend={t('draft.question.topic')} legendAs="page" options={options} value={value} />
        )}
      </DraftForm>
    </>
  );
}
