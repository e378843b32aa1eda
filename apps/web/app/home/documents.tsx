import { useFormat, useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Band, ItemList, ListRow, TextLink } from '@viche/ui';

/** A document of the hromada as lists show it. */
export interface HomeDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string;
  readonly adoptedOn: string | null;
  /** A path of the site, or an address elsewhere. */
  readonly url: string;
}

/** The documents that were published last; nothing where there are none. */
export function HomeDocuments({ documents, look }: { documents: readonly HomeDocument[]; look: 'linen' | 'plain' }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  if (documents.length === 0) return null;
  return (
    <Band labelledBy="documents" look={look}>
      <h2 id="documents" className="mb-5">
        {t('home.documents')}
      </h2>
      <ItemList>
        {documents.map(({ id, kind, title, number, adoptedOn, url }) => (
          <ListRow
            key={id}
            href={url.startsWith('/') ? href(url) : url}
            title={<Written>{title}</Written>}
            meta={[
              t(`documents.kinds.${kind}`),
              number ? t('documents.numberIs', { number }) : '',
              adoptedOn ? format.date(adoptedOn) : '',
            ]
              .filter(Boolean)
              .join(', ')}
          />
        ))}
      </ItemList>
      <p className="mt-5">
        <TextLink href={href('/documents')}>{t('home.allDocuments')}</TextLink>
      </p>
    </Band>
  );
}
