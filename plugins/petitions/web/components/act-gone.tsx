import { useTranslation } from '@viche/i18n';
import { LinkButton, Notice, Textarea } from '@viche/ui';
import type { ActField } from '../desk-acts.ts';
import { StateChip } from './state-chip.tsx';

interface ActGoneProps {
  readonly state: string;
  readonly back: string;
  readonly fields: readonly ActField[];
  /** What was typed before it turned out that a colleague had been faster; null where nothing was sent. */
  readonly typed: Readonly<Record<string, string>> | null;
}

/** In place of an act's form when the petition has moved on meanwhile: where it stands now, and what was typed, to take along. */
export function ActGone({ state, back, fields, typed }: ActGoneProps) {
  const { t } = useTranslation('petitions');
  const kept = typed ? fields.filter(({ name, kind }) => kind !== 'choice' && (typed[name] ?? '') !== '') : [];
  return (
    <div className="flow measure mt-4">
      <Notice tone="warn" headingLevel={2} title={t('act.gone')}>
        <p>{t('act.goneNote')}</p>
        <p>
          <StateChip state={state} />
        </p>
      </Notice>
      {kept.map(({ name }) => (
        <Textarea
          key={name}
          id={name}
          name={name}
          label={t(`act.field.${name}.label`)}
          hint={t('act.keptHint')}
          rows={6}
          readOnly
          defaultValue={typed?.[name]}
        />
      ))}
      <p>
        <LinkButton size="lg" href={back}>
          {t('act.back')}
        </LinkButton>
      </p>
    </div>
  );
}
