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
export function JudgeForm({ check, lookId, refused }: CheckFormProps & { readonly lookId: string }) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <form
      method="post"
      action={href(`/admin/residency/checks/${check.id}?look=${lookId}`)}
      className="flow measure"
      noValidate
    >
      <FormSecrets scope={`residence-check-${check.id}`} />
      <input type="hidden" name="revision" value={check.revision} />
      <Radios
        id="verdict"
        name="verdict"
        legend={t('check.verdict')}
        legendAs="hidden"
        error={errorIn(refused, 'verdict')}
        value={refused?.typed.verdict}
        options={VERDICTS.map((value) => ({ value, label: t(`check.${value}`) }))}
      />
      <Textarea
        id="words"
        name="words"
        need="optional"
        label={t('check.words')}
        hint={t('check.wordsHint')}
        error={errorIn(refused, 'words')}
        defaultValue={refused?.typed.words}
        rows={4}
        maxLength={500}
      />
      <Button name="intent" value="judge">
        {t('check.judge')}
      </Button>
    </form>
  );
}

/** An owner settles a doubt. */
export function SettleForm({ check, refused }: CheckFormProps) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <form method="post" action={href(`/admin/residency/checks/${check.id}`)} className="flow measure" noValidate>
      <FormSecrets scope={`residence-check-${check.id}`} />
      <input type="hidden" name="revision" value={check.revision} />
      <Radios
        id="to"
        name="to"
        legend={t('check.settle')}
        legendAs="hidden"
        error={errorIn(refused, 'to')}
        value={refused?.typed.to}
        options={SETTLEMENTS.map((value) => ({ value, label: t(`check.${value}`) }))}
      />
      <Textarea
        id="reason"
        name="reason"
        label={t('check.reason')}
        hint={t('check.reasonHint')}
        error={errorIn(refused, 'reason')}
        defaultValue={refused?.typed.reason}
        rows={4}
        maxLength={500}
      />
      <Button name="intent" value="settle">
        {t('check.settleAct')}
      </Button>
    </form>
  );
}
