import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Checkbox, Radios, Textarea, TextInput } from '@viche/ui';
import type { ReactNode } from 'react';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DaysHeld } from './document-choice.tsx';
import type { DeskPaperData } from './residency-data.ts';

export const REFUSAL_GROUNDS = [
  'unreadable',
  'another-person',
  'another-place',
  'out-of-term',
  'another-paper',
  'not-genuine',
  'other',
] as const;

interface DecideProps {
  readonly paper: DeskPaperData;
  readonly lookId: string;
  readonly refused: RefusedForm | null;
}

/** A decision carries the paper as the officer saw it, and the look that shows it. */
function DecisionForm({ paper, lookId, children }: Pick<DecideProps, 'paper' | 'lookId'> & { children: ReactNode }) {
  const { href } = useSite();
  return (
    <form
      method="post"
      action={href(`/admin/residency/papers/${paper.id}?look=${lookId}`)}
      className="flow measure"
      noValidate
      autoComplete="off"
    >
      <FormSecrets scope={`residence-paper-${paper.id}`} />
      <input type="hidden" name="revision" value={paper.revision} />
      <input type="hidden" name="look" value={lookId} />
      {children}
    </form>
  );
}

/** Residence is confirmed by the paper. */
export function ConfirmPaper({ paper, lookId, refused }: DecideProps) {
  const { t } = useTranslation('residency');
  return (
    <DecisionForm paper={paper} lookId={lookId}>
      <TextInput
        id="until"
        name="until"
        type="date"
        need="optional"
        width="m"
        label={t('paper.desk.lastDay')}
        hint={t('paper.desk.lastDayHint')}
        error={errorIn(refused, 'until')}
        defaultValue={refused?.typed.until}
      />
      <DaysHeld refused={refused} />
      <Checkbox
        id="checked"
        name="checked"
        label={t('paper.desk.checked')}
        error={errorIn(refused, 'checked')}
        chosen={refused?.typed.checked === 'yes' ? 'yes' : 'no'}
      />
      <Button name="intent" value="confirm">
        {t('paper.desk.confirmAct')}
      </Button>
    </DecisionForm>
  );
}

/** The paper is refused on a ground, with words for the person. */
export function RefusePaper({ paper, lookId, refused }: DecideProps) {
  const { t } = useTranslation('residency');
  return (
    <DecisionForm paper={paper} lookId={lookId}>
      <Radios
        id="ground"
        name="ground"
        legend={t('paper.desk.ground')}
        error={errorIn(refused, 'ground')}
        value={refused?.typed.ground}
        options={REFUSAL_GROUNDS.map((value) => ({ value, label: t(`paper.grounds.${value}`) }))}
      />
      <Textarea
        id="reason"
        name="reason"
        label={t('paper.desk.reason')}
        hint={t('paper.desk.reasonHint')}
        error={errorIn(refused, 'reason')}
        defaultValue={refused?.typed.reason}
        rows={4}
        maxLength={500}
      />
      <Button variant="second" name="intent" value="refuse">
        {t('paper.desk.refuseAct')}
      </Button>
    </DecisionForm>
  );
}
