import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Checkbox, Textarea, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface StartFormProps {
  readonly earliest: string;
  readonly refused: RefusedForm | null;
}

/** The last day, why, where to, and whether an archive is wanted. */
export function StartForm({ earliest, refused }: StartFormProps) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const { href } = useSite();
  const typed = refused?.typed ?? {};
  return (
    <form method="post" action={href('/admin/closing')} className="flow" noValidate>
      <FormSecrets scope="closing" />
      <input type="hidden" name="intent" value="start" />
      <TextInput
        id="lastDay"
        name="lastDay"
        type="date"
        width="m"
        label={t('desk.lastDay')}
        hint={t('desk.lastDayHint', { day: format.date(earliest) })}
        error={errorIn(refused, 'lastDay')}
        defaultValue={typed.lastDay}
      />
      <ClosingReason refused={refused} />
      <MovedTo refused={refused} value={typed.movedTo} />
      <p>{t('desk.archiveLead')}</p>
      <Checkbox
        id="withoutArchive"
        name="withoutArchive"
        label={t('desk.withoutArchive')}
        chosen={typed.withoutArchive === 'yes' ? 'yes' : 'no'}
      />
      <Button variant="danger">{t('desk.start')}</Button>
    </form>
  );
}

/** Why an owner ends the site, or lets it go on. */
export function ClosingReason({ refused }: Pick<StartFormProps, 'refused'>) {
  const { t } = useTranslation('closing');
  return (
    <Textarea
      id="reason"
      name="reason"
      label={t('desk.reason')}
      hint={t('desk.reasonHint')}
      error={errorIn(refused, 'reason')}
      defaultValue={refused?.typed.reason}
      rows={3}
    />
  );
}

interface MovedToProps {
  readonly refused: RefusedForm | null;
  readonly value: string | undefined;
}

/** Address of the site that takes the place of this one. */
export function MovedTo({ refused, value }: MovedToProps) {
  const { t } = useTranslation('closing');
  return (
    <TextInput
      id="movedTo"
      name="movedTo"
      need="optional"
      inputMode="url"
      spellCheck={false}
      maxLength={500}
      label={t('desk.movedTo')}
      hint={t('desk.movedToHint')}
      error={errorIn(refused, 'movedTo')}
      defaultValue={value}
    />
  );
}
