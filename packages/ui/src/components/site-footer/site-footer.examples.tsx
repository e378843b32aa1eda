import type { ComponentExample } from '../../example.ts';
import { sampleNav } from '../../samples.tsx';
import { DeskFooter, SiteFooter } from './site-footer.tsx';

export const siteFooterExamples: readonly ComponentExample[] = [
  {
    name: 'public',
    render: () => (
      <SiteFooter
        council={{
          name: 'Миколаївська міська рада',
          address: 'площа Ринок, 3, м. Миколаїв',
          phone: '+380 32 000 00 00',
          email: 'rada@mykolaiv-lv.example',
          help: 'Немає інтернету або підпису? Приходьте до центру надання адміністративних послуг: допоможемо на місці.',
        }}
        columns={[
          { title: 'Участь', links: sampleNav() },
          {
            title: 'Сайт',
            links: [
              { href: '/accessibility', label: 'Доступність сайту' },
              { href: '/personal-data', label: 'Персональні дані' },
              { href: '/open-data', label: 'Відкриті дані' },
              { href: '/help', label: 'Довідка' },
            ],
          },
          {
            title: 'Держава',
            links: [
              { href: 'https://www.president.gov.ua', label: 'Президент України' },
              { href: 'https://www.rada.gov.ua', label: 'Верховна Рада України' },
            ],
          },
        ]}
        licence={
          <>
            Усі матеріали доступні за ліцензією{' '}
            <a href="https://creativecommons.org/licenses/by/4.0/deed.uk">Creative Commons Attribution 4.0</a>, якщо не
            зазначено інше.
          </>
        }
      />
    ),
  },
  {
    name: 'desk',
    render: () => (
      <DeskFooter>
        Довідка для працівників, <a href="#hotline">гаряча лінія</a>, <a href="#status">стан системи</a>
      </DeskFooter>
    ),
  },
];
