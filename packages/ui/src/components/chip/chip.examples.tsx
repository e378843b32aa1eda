import type { ComponentExample } from '../../example.ts';
import { Chip, FilterTag, Tag } from './chip.tsx';

export const chipExamples: readonly ComponentExample[] = [
  {
    name: 'states of a petition',
    render: () => (
      <p className="row">
        <Chip tone="accent" icon="pen">
          Триває збір підписів
        </Chip>
        <Chip tone="warn" icon="clock">
          На розгляді ради
        </Chip>
        <Chip tone="ok" icon="ok">
          Підтримано
        </Chip>
        <Chip tone="info" icon="half">
          Підтримано частково
        </Chip>
        <Chip icon="no">Не підтримано</Chip>
        <Chip icon="pause">Не набрала підписів</Chip>
        <Chip tone="bad" icon="warn">
          Прострочено
        </Chip>
      </p>
    ),
  },
  {
    name: 'topic and filter',
    render: () => (
      <p className="row">
        <Tag>Благоустрій</Tag>
        <FilterTag href="#without">Збирає підписи</FilterTag>
      </p>
    ),
  },
];
