import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Columns, Fold, Prose, Radios, Textarea, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { CONFORMANCE, EXAMINERS, PLATFORM_GAPS, type StatementData } from './statement-data.ts';

interface StatementFormProps {
  readonly statement: StatementData;
  readonly refused: RefusedForm | null;
}

/** What the hromada says itself in its statement on accessibility. */
export function StatementForm({ statement, refused }: StatementFormProps) {
  const { t } = useTranslation('site');
  const { href, tenant } = useSite();
  const languages = tenant.locales.includes('en') ? (['Uk', 'En'] as const) : (['Uk'] as const);
  const typed = refused?.typed ?? {};
  const kept = (name: keyof StatementData) => typed[name] ?? String(statement[name]);
  const both = (name: 'gaps' | 'method' | 'complaint', rows: number) => (
    <Columns count={2}>
      {languages.map((of) => (
        <div key={of} className="flow">
          <Textarea
            id={`${name}${of}`}
            name={`${name}${of}`}
            label={t(`statement.${name}${of}`)}
            hint={of === 'Uk' ? t(`statement.${name}Hint`) : t('pages.englishHint')}
            error={errorIn(refused, `${name}${of}`)}
            need="optional"
            rows={rows}
            lang={of === 'Uk' ? 'uk' : 'en'}
            defaultValue={kept(`${name}${of}`)}
          />
        </div>
      ))}
    </Columns>
  );
  const radios = (name: 'conformance' | 'examinedBy', values: readonly string[]) => (
    <Radios
      id={name}
      name={name}
      legend={t(`statement.${name}`)}
      look="plain"
      value={kept(name)}
      options={values.map((value) => ({ value, label: t(`statement.${name}Choice.${value}`) }))}
    />
  );
  return (
    <form method="post" action={href('/admin/accessibility')} className="flow" noValidate>
      <FormSecrets scope="accessibility" />
      <input type="hidden" name="revision" value={statement.revision} />
      <DeskSection id="standard" title={t('accessibility.standard.title')}>
        {radios('conformance', CONFORMANCE)}
      </DeskSection>
      <DeskSection id="gaps" title={t('accessibility.gaps.title')}>
        <div className="flow">
          {both('gaps', 8)}
          <Fold summary={t('statement.platformGaps')}>
            <Prose>
              <ul>
                {PLATFORM_GAPS.map((key) => (
                  <li key={key}>{t(`accessibility.gaps.${key}`)}</li>
                ))}
              </ul>
            </Prose>
          </Fold>
        </div>
      </DeskSection>
      <DeskSection id="examined" title={t('accessibility.examined.title')}>
        <div className="flow">
          <TextInput
            id="examinedOn"
            name="examinedOn"
            type="date"
            width="m"
            label={t('statement.examinedOn')}
            hint={t('statement.examinedOnHint')}
            need="optional"
            error={errorIn(refused, 'examinedOn')}
            defaultValue={kept('examinedOn')}
          />
          {radios('examinedBy', EXAMINERS)}
          {both('method', 5)}
        </div>
      </DeskSection>
      <DeskSection id="complaint" title={t('accessibility.complaint.title')}>
        {both('complaint', 5)}
      </DeskSection>
      <p className="mt-6">
        <Button size="lg">{t('statement.save')}</Button>
      </p>
    </form>
  );
}
