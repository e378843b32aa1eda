import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, Table, Textarea, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import type { LetterTextData } from './letter-data.ts';

interface LetterFormProps {
  readonly action: string;
  readonly locale: string;
  readonly text: LetterTextData;
  readonly typed: Readonly<Record<string, string>> | null;
  readonly refused: Pick<RefusedForm, 'refusal'> | null;
}

/** Subject and text of a letter with the facts that may stand in them. */
export function LetterForm({ action, locale, text, typed, refused }: LetterFormProps) {
  const { t } = useTranslation('letters');
  return (
    <form method="post" action={action} className="flow measure" noValidate>
      <FormSecrets scope="letter-text" />
      <input type="hidden" name="number" value={typed?.number ?? text.number} />
      <TextInput
        id="subject"
        name="subject"
        label={t('texts.subject')}
        error={errorIn(refused, 'subject')}
        defaultValue={typed?.subject ?? text.subject}
        maxLength={150}
        lang={locale}
      />
      <Textarea
        id="body"
        name="body"
        label={t('texts.body')}
        hint={t('texts.bodyHint')}
        error={errorIn(refused, 'body')}
        defaultValue={typed?.body ?? text.body}
        rows={12}
        lang={locale}
      />
      <Table
        caption={t('texts.placeholders')}
        stack="wide"
        size="sm"
        rows={text.placeholders}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('texts.placeholder'), cell: ({ name }) => <code>{`{{${name}}}`}</code> },
          {
            key: 'meaning',
            title: t('texts.meaning'),
            cell: ({ meaning, required }) => (required ? `${meaning}, ${t('texts.required')}` : meaning),
          },
          { key: 'sample', title: t('texts.sample'), cell: ({ sample }) => <span lang={locale}>{sample}</span> },
        ]}
      />
      <p className="muted">{t('texts.why', { why: text.why })}</p>
      <div className="row">
        <Button name="intent" value="save">
          {t('texts.save')}
        </Button>
        <Button variant="second" name="intent" value="preview">
          {t('texts.preview')}
        </Button>
        <Button variant="second" name="intent" value="test" icon="mail">
          {t('texts.test')}
        </Button>
        {text.own ? (
          <Button variant="second" name="intent" value="reset">
            {t('texts.reset')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
