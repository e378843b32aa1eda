import { useTranslation } from '@viche/i18n';
import { type FoundHromada, useSite } from '@viche/site';
import { Tag } from '@viche/ui';

/** Hromadas of the catalogue: a link to the site where there is one. `place` tells those of one name apart. */
export function HromadaList({ list, place }: { list: readonly FoundHromada[]; place: 'told' | 'known' }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <ul className={place === 'known' ? 'catalogue' : 'flow-sm'}>
      {list.map(({ code, name, region, siteHref }) => (
        <li key={code}>
          {siteHref ? (
            <>
              <a href={siteHref}>{name}</a> <Tag>{t('catalogue.open')}</Tag>
            </>
          ) : (
            <span>{name}</span>
          )}
          {place === 'told' && region ? <span className="muted sm"> {region}</span> : null}
        </li>
      ))}
      {list.some(({ siteHref }) => !siteHref) && place === 'told' ? (
        <li>
          <a href={href('/open')}>{t('catalogue.notOpen')}</a>
        </li>
      ) : null}
    </ul>
  );
}
