import type { ReactNode } from 'react';
import { type ControlWiring, FieldError, wiringOf } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

interface SettingsFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  /** Where the rule comes from or what it does: «Статут, пункт 4.7». */
  readonly source?: ReactNode;
  readonly error?: string;
  readonly suffix?: ReactNode;
  /** Usual values and the former one. */
  readonly note?: ReactNode;
  /** What would have been different: «торік поріг пройшли б 19 петицій замість 12». */
  readonly effect?: ReactNode;
  /** Why the value cannot be changed; the control should then be read-only. */
  readonly frozen?: ReactNode;
  /** The control with classes `input w-s`, `select` or similar. */
  readonly children: (wiring: ControlWiring) => ReactNode;
}

/** A row of the settings page: what and why at the start, the control and its consequences at the end. */
export function SettingsField(props: SettingsFieldProps) {
  const { id, label, source, error, suffix, note, effect, frozen, children } = props;
  const wiring = wiringOf({ id, label, hint: source, error }, frozen ? `${id}-frozen` : undefined);
  const control = (
    <div className="affix">
      {children(wiring)}
      {suffix ? <span>{suffix}</span> : null}
    </div>
  );
  return (
    <div className="setting">
      <div className="ask">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {source ? (
          <p className="hint sm" id={`${id}-hint`}>
            {source}
          </p>
        ) : null}
      </div>
      <div className="flow-sm">
        {error ? (
          <div className="field" data-invalid="">
            <FieldError id={`${id}-error`}>{error}</FieldError>
            {control}
          </div>
        ) : (
          control
        )}
        {note ? (
          <p className="xs muted icon-line">
            <Icon name="info" />
            <span>{note}</span>
          </p>
        ) : null}
        {frozen ? (
          <p className="sm icon-line" id={`${id}-frozen`}>
            <Icon name="lock" />
            <span>{frozen}</span>
          </p>
        ) : null}
        {effect ? (
          <div className="notice" data-tone="info">
            <Icon name="stats" />
            <div>
              <p className="sm">{effect}</p>
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Several controls of one setting, as a fieldset; the visible words are repeated for the eye only. */
export function SettingsGroup(props: { legend: string; source?: ReactNode; children: ReactNode }) {
  const { legend, source, children } = props;
  return (
    <fieldset className="setting">
      <legend className="sr">{legend}</legend>
      <div className="ask">
        <p className="label" aria-hidden="true">
          {legend}
        </p>
        {source ? <p className="hint sm">{source}</p> : null}
      </div>
      <div className="choices">{children}</div>
    </fieldset>
  );
}

/** Buttons of a long form, always in sight. */
export function SaveBar({ children }: { children: ReactNode }) {
  return <div className="savebar mt-6">{children}</div>;
}
