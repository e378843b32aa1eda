import type { ComponentExample } from '../../example.ts';
import { Button, GoLink, IconButton, LinkButton, TextButton, TextLink } from './button.tsx';

export const buttonExamples: readonly ComponentExample[] = [
  {
    name: 'variants',
    render: () => (
      <p className="row">
        <Button size="lg" icon="pen">
          Підписати
        </Button>
        <Button>Далі</Button>
        <Button variant="second">Переглянути</Button>
        <Button variant="quiet">Скасувати</Button>
        <Button variant="edge" icon="print">
          Надрукувати
        </Button>
        <Button variant="danger" icon="trash">
          Видалити
        </Button>
        <Button disabled>Недоступно</Button>
        <IconButton icon="up" label="Вище" />
        <TextButton>Зберегти й вийти</TextButton>
      </p>
    ),
  },
  {
    name: 'links',
    render: () => (
      <p className="row">
        <LinkButton href="#sign" icon="pen">
          Створити петицію
        </LinkButton>
        <LinkButton href="#see" variant="second" iconAfter="right">
          Переглянути
        </LinkButton>
        <TextLink href="#all" icon="bell">
          Стежити
        </TextLink>
        <GoLink href="#answers" iconAfter="right">
          Усі відповіді
        </GoLink>
      </p>
    ),
  },
  {
    name: 'full width',
    render: () => (
      <Button width="full" size="lg" icon="pen">
        Підписати петицію
      </Button>
    ),
  },
];
