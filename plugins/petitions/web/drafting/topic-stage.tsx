import { useTranslation } from '@viche/i18n';
import { Select } from '@viche/ui';
import { errorsOf } from '../refused-form.ts';
import { DraftConflict } from './draft-conflict.tsx';
import { DraftForm } from './draft-form.tsx';
import type { StagePage } from './stage-page.ts';

/** Fields of the page by what the command calls them. */
const FIELDS = { categoryId: 'topic', territoryId: 'place' } as const;

/** Topic and place of the petition, in the order of the hromada; each only where there is something to choose. */
export function TopicStage({ page }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const { draft, topics, places, refused } = page;
  const { byField, lines } = errorsOf(refused?.refusal, Object.keys(FIELDS));
  const isConflict = refused?.refusal.code === 'core/conflict';
  const topic = refused?.typed.topic ?? draft.topic?.id ?? '';
  const place = refused?.typed.place ?? draft.place?.id ?? '';
  const topicOptions = [
    { value: '', label: t('draft.noTopic') },
    ...topics.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const placeOptions = [
    { value: '', label: t('draft.wholeHromada') },
    ...places.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const nameIn = (options: typeof topicOptions, value: string) =>
    options.find((option) => option.value === value)?.label ?? '';
  return (
    <>
      {isConflict ? (
        <DraftConflict
          there={`${nameIn(topicOptions, draft.topic?.id ?? '')}\n${nameIn(placeOptions, draft.place?.id ?? '')}`}
          here={`${nameIn(topicOptions, topic)}\n${nameIn(placeOptions, place)}`}
        />
      ) : null}
      <DraftForm
        page={page}
        errors={
          isConflict ? [] : lines.map((line) => ({ ...line, fieldId: FIELDS[line.fieldId as keyof typeof FIELDS] }))
        }
      >
        <p className="muted sm">{t('draft.new')}</p>
        <h1 className="label-lg">{t('draft.question.topic')}</h1>
        {topics.length > 0 ? (
          <Select
            id="topic"
            name="topic"
            label={t('draft.topic')}
            hint={t('draft.hint.topic')}
            error={byField.categoryId}
            options={topicOptions}
            defaultValue={topic}
          />
        ) : null}
        {places.length > 0 ? (
          <Select
            id="place"
            name="place"
            label={t('draft.place')}
            hint={t('draft.hint.place')}
            error={byField.territoryId}
            options={placeOptions}
            defaultValue={place}
          />
        ) : null}
      </DraftForm>
    </>
  );
}
