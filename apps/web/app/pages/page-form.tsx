import { useTranslation } from '@viche/i18n';
import { RichText } from '@viche/rich-text';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, Columns, Prose, Radios, Textarea, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { PLACEMENTS } from './page-data.ts';

interface PageFormProps {
  readonly action: string;
  readonly scope: string;
  /** What the form begins with, by the names of its fields. */
  readonly kept: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>> | null;
  readonly refused: Pick<RefusedForm, 'refusal'> | null;
  readonly submit: string;
  /** An address that was published stays. */
  readonly address: 'free' | 'kept';
  readonly revision?: number;
}

/** The form of a page in both languages, its address and its place in the menus. */
export function PageForm({ action, scope, kept, typed, refused, submit, address, revision }: PageFormProps) {
  const { t } = useTranslation('site');
  const inEnglish = useSite().tenant.locales.includes('en');
  const field = (name: string, hint?: string) => ({
    id: name,
    name,
    label: t(`pages.${name}`),
    hint: hint ? t(`pages.${hint}`) : undefined,
    error: errorIn(refused, name),
    defaultValue: typed?.[name] ?? kept[name] ?? '',
  });
  return (
    <form method="post" action={action} className="flow" noValidate>
      <FormSecrets scope={scope} />
      {revision === undefined ? null : <input type="hidden" name="revision" value={revision} />}
      <Columns count={2}>
        <div className="flow">
          <TextInput {...field('titleUk')} maxLength={150} lang="uk" />
          <Textarea {...field('bodyUk', 'bodyHint')} rows={18} lang="uk" />
        </div>
        {inEnglish ? (
          <div className="flow">
            <TextInput {...field('titleEn')} need="optional" maxLength={150} lang="en" />
            <Textarea {...field('bodyEn', 'englishHint')} need="optional" rows={18} lang="en" />
          </div>
        ) : null}
      </Columns>
      <div className="flow measure">
        {address === 'free' ? (
          <TextInput {...field('slug', 'slugHint')} need="optional" autoCapitalize="none" spellCheck={false} />
        ) : (
          <p className="muted">{t('pages.slugKept')}</p>
        )}
        <Radios
          id="placement"
          name="placement"
          legend={t('pages.placement')}
          look="plain"
          value={typed?.placement ?? kept.placement ?? 'none'}
          options={PLACEMENTS.map((value) => ({ value, label: t(`pages.placements.${value}`) }))}
        />
        <TextInput {...field('order', 'orderHint')} width="s" inputMode="numeric" />
        <div className="row">
          <Button>{submit}</Button>
          <Button variant="second" name="intent" value="preview">
            {t('pages.preview')}
          </Button>
        </div>
      </div>
      {typed && !refused ? <Preview typed={typed} /> : null}
    </form>
  );
}

/** What was typed, as it would be read; nothing of it is saved. */
function Preview({ typed }: { typed: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const languages = (['uk', 'en'] as const).filter((lang) => typed[lang === 'uk' ? 'titleUk' : 'titleEn']);
  return (
    <section aria-labelledby="preview-title" className="flow" role="status">
      <h2 id="preview-title">{t('pages.previewTitle')}</h2>
      <p className="muted">{t('pages.previewNote')}</p>
      {languages.map((lang) => (
        <Card key={lang}>
          <div lang={lang}>
            <Prose>
              <h3>{typed[lang === 'uk' ? 'titleUk' : 'titleEn']}</h3>
              <RichText source={typed[lang === 'uk' ? 'bodyUk' : 'bodyEn'] ?? ''} href={href} />
            </Prose>
          </div>
        </Card>
      ))}
    </section>
  );
}
