import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { classNames } from '../../class-names.ts';
import { Field, type FieldWords, wiringOf } from './field.tsx';

/** Width of a field tells the length of the answer. */
export type FieldWidth = 's' | 'm' | 'l' | 'full';
type Native<T> = Omit<T, keyof FieldWords | 'className' | 'style' | 'size' | 'width'>;

const widthClass = (width: FieldWidth) => (width === 'full' ? undefined : `w-${width}`);

function wordsOf<T extends FieldWords>({ id, label, hint, error, need, labelAs, ...rest }: T) {
  return { words: { id, label, hint, error, need, labelAs }, rest };
}

type TextInputProps = FieldWords &
  Native<InputHTMLAttributes<HTMLInputElement>> & { readonly width?: FieldWidth; readonly suffix?: ReactNode };

/** One line of text. `suffix` stands after the field: «днів», «₴». */
export function TextInput(props: TextInputProps) {
  const { words, rest } = wordsOf(props);
  const { width = 'full', suffix, ...native } = rest;
  return (
    <Field {...words}>
      {(wiring) => {
        const input = <input {...native} {...wiring} className={classNames('input', widthClass(width))} />;
        if (!suffix) return input;
        return (
          <div className="affix">
            {input}
            <span>{suffix}</span>
          </div>
        );
      }}
    </Field>
  );
}

type TextareaProps = FieldWords &
  Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & {
    /** How much may still be written, in words: «Лишилося 108 знаків із 150». */
    readonly count?: ReactNode;
    /** `title` for a sentence in large type. */
    readonly kind?: 'text' | 'title';
  };

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const { words, rest } = wordsOf(props);
  const { count, kind = 'text', ...native } = rest;
  const countId = `${words.id}-count`;
  const after = count ? (
    <p className="count" id={countId}>
      {count}
    </p>
  ) : null;
  return (
    <Field {...words} after={after}>
      {() => (
        <textarea
          {...native}
          {...wiringOf(words, count ? countId : undefined)}
          className={kind === 'title' ? 'input title-in' : 'area'}
        />
      )}
    </Field>
  );
}

/** One answer of a list; `group` gathers options under a heading. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

type SelectProps = FieldWords &
  Native<SelectHTMLAttributes<HTMLSelectElement>> & {
    readonly options: readonly SelectOption[];
    readonly width?: FieldWidth;
    readonly density?: 'normal' | 'small';
  };

/** A list of eight to thirty answers; up to seven use Radios, above thirty a search. */
export function Select(props: SelectProps) {
  const { words, rest } = wordsOf(props);
  const { options, width = 'full', density = 'normal', ...native } = rest;
  return (
    <Field {...words}>
      {(wiring) => (
        <select
          {...native}
          {...wiring}
          className={classNames('select', density === 'small' && 'select-sm', widthClass(width))}
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
