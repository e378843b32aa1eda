import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, FileInput, Select, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { type DeskDocumentData, DOCUMENT_KINDS } from './document-data.ts';

export interface DocumentFormProps {
  /** Null for a new one. */
  readonly document: DeskDocumentData | null;
  readonly refused: RefusedForm | null;
}

/** The facts of a document, and its file or link. */
export function DocumentForm({ document, refused }: DocumentFormProps) {
  const { t } = useTranslation('site');
  const { href, tenant } = useSite();
  const typed = refused?.typed ?? {};
  const kept: Readonly<Record<string, string>> = document
    ? {
        kind: document.kind,
        titleUk: document.titleUk,
        titleEn: document.titleEn,
        number: document.number,
        adoptedOn: document.adoptedOn ?? '',
        inForceFrom: document.inForceFrom ?? '',
        url: document.link ?? '',
        order: String(document.order),
      }
    : { kind: 'regulation', order: '0' };
  const field = (name: string, hint?: string) => ({
    id: name,
    name,
    label: t(`documents.${name}`),
    hint: hint ? t(`documents.${hint}`) : undefined,
    error: errorIn(refused, name),
    defaultValue: typed[name] ?? kept[name] ?? '',
  });
  const file = document?.file;
  return (
    <form
      method="post"
      action={href(`/admin/documents/${document?.id ?? 'new'}`)}
      encType="multipart/form-data"
      className="flow measure"
      noValidate
    >
      <FormSecrets scope={`document-${document?.id ?? 'new'}`} />
      {document ? <input type="hidden" name="revision" value={document.revision} /> : null}
      <Select
        {...field('kind')}
        options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
      />
      <TextInput {...field('titleUk')} maxLength={300} lang="uk" />
      {tenant.locales.includes('en') ? (
        <TextInput {...field('titleEn')} need="optional" maxLength={300} lang="en" />
      ) : null}
      <TextInput {...field('number', 'numberHint')} need="optional" width="m" maxLength={60} />
      <TextInput {...field('adoptedOn')} need="optional" type="date" width="m" />
      <TextInput {...field('inForceFrom')} need="optional" type="date" width="m" />
      <FileInput
        id="file"
        name="file"
        label={t(file ? 'documents.fileNext' : 'documents.file')}
        hint={file ? t('documents.fileNextHint', { name: file.fileName }) : t('documents.fileHint')}
        need="optional"
        error={errorIn(refused, 'file')}
        accept=".pdf,.docx,.odt,.xlsx,.p7s,.asice,image/jpeg,image/png,image/webp"
      />
      <TextInput {...field('url', 'urlHint')} need="optional" inputMode="url" maxLength={500} />
      <TextInput {...field('order', 'orderHint')} width="s" inputMode="numeric" />
      <Button size="lg">{t(document ? 'documents.save' : 'documents.publish')}</Button>
    </form>
  );
}
