import type { ComponentExample } from '../../example.ts';
import { Chip, Tag } from '../chip/chip.tsx';
import { Meter } from '../progress/progress.tsx';
import { ItemList, ListRow } from './item-list.tsx';
import { MetaItem } from './meta-item.tsx';
import { OpenRow } from './open-row.tsx';
import { TaskList } from './task-list.tsx';

export const listExamples: readonly ComponentExample[] = [
  {
    name: 'petitions',
    render: () => (
      <ItemList>
        <ListRow
          href="#petition"
          title="Облаштувати безпечний пішохідний перехід біля школи № 3"
          chips={
            <>
              <Chip tone="accent" icon="pen">
                Триває збір підписів
              </Chip>
              <Tag>Дороги й безпека</Tag>
            </>
          }
          side={
            <>
              <p>
                <b className="num">187</b> <span className="muted">із 250 підписів</span>
              </p>
              <Meter share={187 / 250} size="sm" />
              <p className="muted sm">+12 за добу</p>
            </>
          }
          meta={
            <>
              <MetaItem icon="clock">лишилося 23 дні</MetaItem>
              <MetaItem icon="pin">Ризький квартал</MetaItem>
            </>
          }
        />
        <ListRow
          href="#request"
          title="<script>alert('Запит')</script> Найнепереконливіше високоспеціалізованопрофесійнотехнічне"
          meta={<MetaItem icon="clock">відповідь до 2 грудня</MetaItem>}
        />
      </ItemList>
    ),
  },
  {
    name: 'open now',
    render: () => (
      <ItemList order="loose">
        <OpenRow
          icon="ballot"
          kind="Опитування"
          title="Яку назву матиме вулиця біля нового парку"
          href="#poll"
          note="Можуть голосувати жителі Центру й Заріччя від 14 років"
          due="до завтра, 14:00"
          left="лишилося 23 години"
          act="Проголосувати"
          weight="primary"
        />
        <OpenRow
          icon="petition"
          kind="Петиція"
          title="Безпечний перехід біля школи № 3"
          href="#petition"
          due="до 12 грудня"
          act="Підписати"
        />
      </ItemList>
    ),
  },
  {
    name: 'tasks',
    render: () => (
      <TaskList
        tasks={[
          {
            href: '#petition',
            icon: 'petition',
            title: 'Хочу, щоб рада щось змінила',
            note: 'Подайте петицію: 250 підписів — і рада мусить відповісти',
          },
          { href: '#case', icon: 'list', title: 'Що з моєю справою?' },
        ]}
      />
    ),
  },
];
