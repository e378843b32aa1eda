import { useFormat, useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Band, ItemList, ListRow, TextLink } from '@viche/ui';

/** Something new in one of the modules, as the home page shows it. */
export interface HomeNewsEntry {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly at: string;
}

/** What is new in all modules, with the feed of it. */
export function HomeNews({ news, look }: { news: readonly HomeNewsEntry[]; look: 'linen' | 'plain' }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Band labelledBy="news" look={look}>
      <h2 id="news" className="mb-5">
        {t('home.news')}
      </h2>
      <ItemList>
        {news.map(({ id, kind, title, path, at }) => (
          <ListRow
            key={id}
            href={href(path)}
            title={<Written>{title}</Written>}
            meta={`${kind}, ${format.date(at, 'day')}`}
          />
        ))}
      </ItemList>
      <p className="mt-5">
        <TextLink href={href('/news.atom')}>{t('home.newsFeed')}</TextLink>
      </p>
    </Band>
  );
}
