import type { ComponentExample } from '../../example.ts';
import { Button, LinkButton, TextLink } from '../button/button.tsx';
import { SaveBar, SettingsField } from './settings-field.tsx';

export const settingsFieldExamples: readonly ComponentExample[] = [
  {
    name: 'number, error, frozen, save bar',
    render: () => (
      <form action="#settings">
        <SettingsField
          id="example-threshold"
          label="Скільки підписів потрібно"
          source="Статут, пункт 4.7"
          suffix="підписів"
          note="Зразок для 10–50 тис. мешканців: 150–300. Було 250"
          effect="Якби поріг був 200, торік його пройшли б 19 петицій замість 12."
        >
          {(wiring) => <input {...wiring} className="input w-s" inputMode="numeric" defaultValue="200" />}
        </SettingsField>
        <SettingsField
          id="example-days"
          label="Скільки днів збираємо"
          error="Введіть число від 10 до 90. Більше статут не дозволяє."
          suffix="днів"
        >
          {(wiring) => <input {...wiring} className="input w-s" inputMode="numeric" defaultValue="120" />}
        </SettingsField>
        <SettingsField
          id="example-review"
          label="Строк перевірки"
          suffix="робочі дні"
          frozen="Змінити не можна: стаття 23-1 Закону «Про звернення громадян»."
        >
          {(wiring) => <input {...wiring} className="input w-s" readOnly defaultValue="2" />}
        </SettingsField>
        <SaveBar>
          <Button size="lg">Зберегти 2 зміни</Button>
          <LinkButton size="lg" variant="second" href="#effects">
            Переглянути наслідки
          </LinkButton>
          <TextLink href="#cancel">Скасувати</TextLink>
        </SaveBar>
      </form>
    ),
  },
];
