import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import { describedBy, FieldError, HintAndError, OptionalMark } from '../field/field.tsx';

/** `box` frames each answer, `plain` is bare, `small` is for filters. */
export type ChoiceLook = 'box' | 'plain' | 'small';

/** One answer. */
export interface ChoiceOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly state?: 'available' | 'unavailable';
}

interface FieldsetProps {
  readonly legend: ReactNode;
  /** `page` makes the legend the question of the page, its h1. */
  readonly legendAs?: 'label' | 'page' | 'hidden';
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly need?: 'required' | 'optional';
  /** Prefix of the ids of hint and error. */
  readonly id: string;
  readonly children: ReactNode;
}

const LEGEND_CLASS = { label: 'label', page: 'label-lg', hidden: 'sr' } as const;

/** A group of controls that answer one question: legend, hint, error, controls. */
export function Fieldset({ legend, legendAs = 'label', hint, error, need, id, children }: FieldsetProps) {
  const words = (
    <>
      {legend}
      {need === 'optional' ? <OptionalMark /> : null}
    </>
  );
  return (
    <fieldset
      className="field"
      data-invalid={error ? '' : undefined}
      aria-describedby={describedBy({ id, hint, error })}
    >
      <legend className={LEGEND_CLASS[legendAs]}>
        {legendAs === 'page' ? <h1 className="label-lg">{words}</h1> : words}
      </legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}

interface ChoiceInputProps extends ChoiceOption {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly look: ChoiceLook;
  readonly chosen: 'yes' | 'no';
  readonly describedBy?: string;
  /** Shown under the answer, for what follows from it. */
  readonly after?: ReactNode;
}

function ChoiceInput(props: ChoiceInputProps) {
  const { id, name, type, look, chosen, value, label, hint, state, describedBy, after } = props;
  return (
    <div className={classNames('choice', look === 'box' && 'choice-box', look === 'small' && 'choice-sm')}>
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={chosen === 'yes'}
        disabled={state === 'unavailable'}
        aria-describedby={describedBy}
      />
      <label htmlFor={id}>
        <span className="mark" aria-hidden="true" />
        <span className="text">
          {label}
          {hint ? <small>{hint}</small> : null}
        </span>
      </label>
      {after ? <div className="after">{after}</div> : null}
    </div>
  );
}

interface ChoicesProps extends Omit<FieldsetProps, 'children'> {
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  readonly look?: ChoiceLook;
}

/** The first control carries the id of the group, so that a link of the error summary lands on something usable. */
const optionId = (id: string, index: number) => (index === 0 ? id : `${id}-${index + 1}`);

function Choices(
  props: ChoicesProps & {
    readonly type: 'radio' | 'checkbox';
    readonly look: ChoiceLook;
    readonly isChosen: (value: string) => boolean;
  },
) {
  const { name, options, type, look, isChosen, ...group } = props;
  return (
    <Fieldset {...group}>
      <div className={look === 'small' ? undefined : 'choices mt-4'}>
        {options.map((option, index) => (
          <ChoiceInput
            key={option.value}
            {...option}
            id={optionId(group.id, index)}
            name={name}
            type={type}
            look={look}
            chosen={isChosen(option.value) ? 'yes' : 'no'}
            describedBy={index === 0 && group.error ? `${group.id}-error` : undefined}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** One answer out of up to seven. */
export function Radios({ value, look = 'box', ...props }: ChoicesProps & { readonly value?: string }) {
  return <Choices {...props} type="radio" look={look} isChosen={(option) => option === value} />;
}

/** Any number of answers. */
export function Checkboxes({
  values = [],
  look = 'plain',
  ...props
}: ChoicesProps & { readonly values?: readonly string[] }) {
  return <Choices {...props} type="checkbox" look={look} isChosen={(option) => values.includes(option)} />;
}

interface CheckboxProps extends Omit<ChoiceOption, 'value'> {
  readonly id: string;
  readonly name: string;
  readonly value?: string;
  readonly error?: string;
  readonly look?: ChoiceLook;
  readonly chosen?: 'yes' | 'no';
}

/** A single yes or no: consent, subscription. */
export function Checkbox({ id, error, value = 'yes', look = 'plain', chosen = 'no', ...option }: CheckboxProps) {
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <ChoiceInput
        {...option}
        id={id}
        value={value}
        look={look}
        chosen={chosen}
        type="checkbox"
        describedBy={error ? `${id}-error` : undefined}
      />
    </div>
  );
}
