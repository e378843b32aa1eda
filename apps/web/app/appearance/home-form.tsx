import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Checkbox, Table, Textarea, TextInput } from '@viche/ui';
import { errorIn } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import type { AppearanceFormProps } from './crest-form.tsx';
import { placeField, shownField } from './home-places.ts';

/** The home page: its parts in order, the words of welcome, and a text of the hromada's own. */
export function HomeForm({ appearance, refused }: AppearanceFormProps) {
  const { t } = useTranslation('site');
  const { href, tenant } = useSite();
  const inEnglish = tenant.locales.includes('en');
  const isBack = refused?.typed.part === 'home';
  const typed = isBack ? refused.typed : {};
  const field = (name: 'welcomeUk' | 'welcomeEn' | 'textUk' | 'textEn') => ({
    id: name,
    name,
    label: t(`appearance.${name}`),
    error: isBack ? errorIn(refused, name) : undefined,
    defaultValue: typed[name] ?? appearance[name],
    need: 'optional' as const,
  });
  return (
    <DeskSection id="home" title={t('appearance.home')}>
      <form method="post" action={href('/admin/appearance')} className="flow" noValidate>
        <FormSecrets scope="appearance" />
        <input type="hidden" name="part" value="home" />
        <input type="hidden" name="revision" value={appearance.revision ?? 0} />
        <p className="muted measure">{t('appearance.blocksLead')}</p>
        <Table
          caption={t('appearance.blocks')}
          captionAs="hidden"
          rows={appearance.home.map((choice, index) => ({ ...choice, place: index + 1 }))}
          rowKey={({ block }) => block}
          columns={[
            {
              key: 'block',
              title: t('appearance.block'),
              cell: ({ block }) => (
                <>
                  {t(`appearance.blockNames.${block}`)}
                  <br />
                  <span className="muted sm">{t(`appearance.blockHints.${block}`)}</span>
                </>
              ),
            },
            {
              key: 'shown',
              title: t('appearance.shown'),
              cell: ({ block, shown }) => (
                <Checkbox
                  id={shownField(block)}
                  name={shownField(block)}
                  label={
                    <>
                      {t('appearance.show')}
                      <span className="sr">: {t(`appearance.blockNames.${block}`)}</span>
                    </>
                  }
                  chosen={(isBack ? typed[shownField(block)] === 'yes' : shown) ? 'yes' : 'no'}
                />
              ),
            },
            {
              key: 'place',
              title: t('appearance.place'),
              cell: ({ block, place }) => (
                <TextInput
                  id={placeField(block)}
                  name={placeField(block)}
                  label={t('appearance.placeOf', { block: t(`appearance.blockNames.${block}`) })}
                  labelAs="hidden"
                  width="s"
                  inputMode="numeric"
                  defaultValue={typed[placeField(block)] ?? String(place)}
                />
              ),
            },
          ]}
        />
        <div className="flow measure">
          <TextInput {...field('welcomeUk')} hint={t('appearance.welcomeHint')} maxLength={120} lang="uk" />
          {inEnglish ? <TextInput {...field('welcomeEn')} maxLength={120} lang="en" /> : null}
          <Textarea {...field('textUk')} hint={t('appearance.textHint')} rows={6} lang="uk" />
          {inEnglish ? <Textarea {...field('textEn')} rows={6} lang="en" /> : null}
          <Button>{t('appearance.homeSave')}</Button>
        </div>
      </form>
    </DeskSection>
  );
}
