import type { ReactNode } from 'react';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** A way to confirm identity, by the label that the tenant configured. */
export interface LoginProvider {
  readonly value: string;
  readonly icon: IconName;
  readonly label: string;
  /** What the person will do there. */
  readonly note?: string;
  /** Where its button sends the form, when not where the others do. */
  readonly action?: string;
}

interface LoginChoiceProps {
  readonly legend: ReactNode;
  readonly providers: readonly LoginProvider[];
  readonly action: string;
  readonly name?: string;
  /** Where to go back to and other parameters. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** Ways to sign in as big rows. Each is a submit button of one form: the choice leaves the site by POST. */
export function LoginChoice({ legend, providers, action, name = 'provider', keep = {} }: LoginChoiceProps) {
  return (
    <form method="post" action={action}>
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <fieldset>
        <legend className="label mb-4">{legend}</legend>
        <ul className="providers">
          {providers.map(({ value, icon, label, note, action: own }) => (
            <li key={value}>
              <button className="provider" type="submit" name={name} value={value} formAction={own}>
                <Icon name={icon} size="lg" />
                <span>
                  <b>{label}</b>
                  {note ? <small>{note}</small> : null}
                </span>
                <Icon name="right" />
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </form>
  );
}
