import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Radios, Textarea } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import type { CheckData } from './residency-data.ts';

export const VERDICTS = ['agreed', 'doubted'] as const;
export const SETTLEMENTS = ['kept', 'ended'] as const;

interface CheckFormProps {
  readonly check: CheckData;
  readonly refused: RefusedForm | null;
}

/** The second officer agrees, or doubts with words. */
export function JudgeForm({ lookId, ...props }: CheckFormProps & { readonly lookId: string }) {
  const { t } = useTranslation('residency');
  return (
    <AnswerForm
      {...props}
      query={`?look=${lookId}`}
      intent="judge"
      act={t('check.judge')}
      answer={{ name: 'verdict', legend: t('check.verdict'), values: VERDICTS }}
      words={{ name: 'words', need: 'optional' }}
    />
  );
}

/** An owner settles a doubt. */
export function SettleForm(props: CheckFormProps) {
  const { t } = useTranslation('residency');
  return (
    <AnswerForm
      {...props}
      query=""
      intent="settle"
      act={t('check.settleAct')}
      answer={{ name: 'to', legend: t('check.settle'), values: SETTLEMENTS }}
      words={{ name: 'reason' }}
    />
  );
}

interface AnswerFormProps extends CheckFormProps {
  readonly query: string;
  readonly intent: string;
  readonly act: string;
  readonly answer: { readonly name: string; readonly legend: string; readonly values: readonly string[] };
  /** Words for the answer; their label and hint go by the name. */
  readonly words: { readonly name: 'words' | 'reason'; readonly need?: 'optional' };
}

/** One answer of two, and words for it. */
function AnswerForm({ check, refused, query, intent, act, answer, words }: AnswerFormProps) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <form
      method="post"
      action={href(`/admin/residency/checks/${check.id}${query}`)}
      className="flow measure"
      noValidate
    >
      <FormSecrets scope={`residence-check-${check.id}`} />
      <input type="hidden" name="revision" value={check.revision} />
      <Radios
        id={answer.name}
        name={answer.name}
        legend={answer.legend}
        legendAs="hidden"
        error={errorIn(refused, answer.name)}
        value={refused?.typed[answer.name]}
        options={answer.values.map((value) => ({ value, label: t(`check.${value}`) }))}
      />
      <Textarea
        id={words.name}
        name={words.name}
        need={words.need}
        label={t(`check.${words.name}`)}
        hint={t(`check.${words.name}Hint`)}
        error={errorIn(refused, words.name)}
        defaultValue={refused?.typed[words.name]}
        rows={4}
        maxLength={500}
      />
      <Button name="intent" value={intent}>
        {act}
      </Button>
    </form>
  );
}
