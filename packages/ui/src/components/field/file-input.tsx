import type { InputHTMLAttributes } from 'react';
import { Field, type FieldWords } from './field.tsx';

type FileInputProps = FieldWords & Pick<InputHTMLAttributes<HTMLInputElement>, 'name' | 'accept' | 'multiple'>;

/** Chooses a file. The form around it posts `multipart/form-data`; the browser keeps no chosen file after an error. */
export function FileInput({ name, accept, multiple, ...words }: FileInputProps) {
  return (
    <Field {...words}>
      {(wiring) => (
        <input {...wiring} className="file-in" type="file" name={name} accept={accept} multiple={multiple} />
      )}
    </Field>
  );
}
