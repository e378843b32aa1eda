import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';

/** Words around a control, the same for every kind of control. */
export interface FieldWords {
  /** Id of the control; the error summary links to it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** How to fix the answer. */
  readonly error?: string;
  /** Marks what may be left empty; required fields carry no mark. */
  readonly need?: 'required' | 'optional';
  /** `page` makes the label the question of the page, its h1. */
  readonly labelAs?: 'label' | 'page' | 'hidden';
}

/** Attributes of a control that is announced with its words. */
export interface ControlWiring {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

type Explanation = Pick<FieldWords, 'id' | 'hint' | 'error'>;

/** Ids of the texts that explain a control or a group, for `aria-describedby`. */
export function describedBy({ id, hint, error }: Explanation, ...more: readonly (string | undefined)[]) {
  return [hint && `${id}-hint`, error && `${id}-error`, ...more].filter(Boolean).join(' ') || undefined;
}

/** What a control needs to be announced with its label, hint and error. */
export function wiringOf(words: FieldWords, ...more: readonly (string | undefined)[]): ControlWiring {
  const { id, error } = words;
  return { id, 'aria-describedby': describedBy(words, ...more), 'aria-invalid': error ? true : undefined };
}

/** «(необов’язково)» after a label. */
export function OptionalMark() {
  const { t } = useTranslation('ui');
  return (
    <>
      {' '}
      <span className="opt">{t('field.optional')}</span>
    </>
  );
}

/** The error beside its field, with an icon and a spoken «Помилка:». */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <p className="field-error" id={id}>
      <Icon name="warn" />
      <span>
        <span className="sr">{t('field.error')} </span>
        {children}
      </span>
    </p>
  );
}

/** Hint and error of a control or a group, under the ids that `describedBy` names. */
export function HintAndError({ id, hint, error }: Explanation) {
  return (
    <>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </>
  );
}

function Label({ id, label, need, labelAs = 'label' }: FieldWords) {
  const mark = need === 'optional' ? <OptionalMark /> : null;
  if (labelAs === 'page') {
    return (
      <h1 className="label-lg">
        <label htmlFor={id}>
          {label}
          {mark}
        </label>
      </h1>
    );
  }
  return (
    <label className={labelAs === 'hidden' ? 'sr' : 'label'} htmlFor={id}>
      {label}
      {mark}
    </label>
  );
}

/**
 * Label, hint, error, control, in this order. For a control of one's own; TextInput, Textarea and Select use it too.
 * @example <Field id="map" label="Місце">{(wiring) => <input {...wiring} />}</Field>
 */
export function Field({
  children,
  after,
  ...words
}: FieldWords & { children: (wiring: ControlWiring) => ReactNode; after?: ReactNode }) {
  const { id, hint, error } = words;
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <Label {...words} />
      <HintAndError id={id} hint={hint} error={error} />
      {children(wiringOf(words))}
      {after}
    </div>
  );
}
