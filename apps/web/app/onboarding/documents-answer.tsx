import { useTranslation } from '@viche/i18n';
import { type OnboardingPaper, useSite } from '@viche/site';
import { FileList, TextInput } from '@viche/ui';
import type { Answers } from './answers.tsx';

type DocumentsAnswerProps = Answers & {
  readonly drafts: readonly Pick<OnboardingPaper, 'key' | 'title' | 'missing'>[];
};

/** Statute and contacts, all optional, and the drafts that are filled with them. */
export function DocumentsAnswer({ draft, drafts, typed, errorOf }: DocumentsAnswerProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { papers } = draft;
  const field = (name: keyof typeof papers) => ({
    id: name,
    name,
    label: t(`onboarding.documents.fields.${name}`),
    need: 'optional' as const,
    error: errorOf(name),
    defaultValue: typed(name, papers[name]),
  });
  return (
    <>
      <p className="lead">{t('onboarding.documents.lead')}</p>
      <TextInput {...field('statuteUrl')} hint={t('onboarding.documents.statuteHint')} inputMode="url" />
      <TextInput {...field('statuteEdition')} type="date" width="m" />
      <TextInput {...field('address')} autoComplete="street-address" />
      <TextInput {...field('phone')} inputMode="tel" width="m" />
      <TextInput {...field('email')} inputMode="email" autoComplete="email" spellCheck={false} />
      {drafts.length > 0 ? (
        <section className="flow" aria-labelledby="drafts">
          <h2 id="drafts">{t('onboarding.documents.drafts')}</h2>
          <p>{t('onboarding.documents.draftsLead')}</p>
          <FileList
            files={drafts.map(({ key, title, missing }) => ({
              href: href(`/open/drafts/${key}`),
              name: title,
              note:
                missing.length > 0
                  ? t('onboarding.documents.missing', { list: missing.join(', ') })
                  : t('onboarding.documents.whole'),
            }))}
          />
        </section>
      ) : null}
    </>
  );
}
