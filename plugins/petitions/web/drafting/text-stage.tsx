import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { type FormError, Textarea } from '@viche/ui';
import { TEXT_LIMITS, type TextPart } from '../../text-rules.ts';
import { errorsOf } from '../refused-form.ts';
import { DraftConflict } from './draft-conflict.tsx';
import { DraftForm } from './draft-form.tsx';
import { SIMILAR_FIELD, SimilarPetitions } from './similar-petitions.tsx';
import type { StagePage } from './stage-page.ts';

const ROWS = { title: 2, essence: 12, demand: 8 } as const;

/** One part of the text: title, what happened, what is asked. */
export function TextStage({ page, part }: { page: StagePage; part: TextPart }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { draft, refused, checked, similar } = page;
  const { max } = TEXT_LIMITS[part];
  const typed = refused?.typed[part] ?? draft[part];
  const { byField, lines } = errorsOf(refused?.refusal, [part]);
  const isConflict = refused?.refusal.code === 'core/conflict';
  const error = byField[part] ?? (checked ? page.problems[part] : undefined);
  const mustChoose = checked && similar.length > 0;
  const errors: FormError[] = isConflict
    ? []
    : [
        ...lines,
        ...(lines.length === 0 && error ? [{ fieldId: part, message: error }] : []),
        ...(mustChoose ? [{ fieldId: SIMILAR_FIELD, message: t('problem.chooseSimilar') }] : []),
      ];
  return (
    <>
      {isConflict ? <DraftConflict there={draft[part]} here={typed} /> : null}
      <DraftForm page={page} errors={errors}>
        <p className="muted sm">{t('draft.new')}</p>
        <Textarea
          id={part}
          name={part}
          label={t(`draft.question.${part}`)}
          labelAs="page"
          hint={t(`draft.hint.${part}`)}
          error={error}
          kind={part === 'title' ? 'title' : 'text'}
          rows={ROWS[part]}
          defaultValue={typed}
          count={<LettersLeft typed={typed} max={max} />}
          data-similar={part === 'title' ? href('/petitions/new/similar') : undefined}
        />
        {part === 'title' ? <SimilarPetitions page={page} mustChoose={mustChoose} /> : null}
      </DraftForm>
    </>
  );
}

/** How much may still be written; the script goes on counting in the same words. */
function LettersLeft({ typed, max }: { typed: string; max: number }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const left = max - [...typed].length;
  const words = (number: string) =>
    t(left >= 0 ? 'draft.left' : 'draft.over', { left: number, over: number, max: format.number(max) });
  return (
    <span
      data-letters={max}
      data-left={t('draft.left', { left: '{number}', max: format.number(max) })}
      data-over={t('draft.over', { over: '{number}' })}
    >
      {words(format.number(Math.abs(left)))}
    </span>
  );
}
