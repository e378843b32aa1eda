import { useTranslation, Written } from '@viche/i18n';
import type { LinkItem } from '../../link-item.ts';

/** The way back, from the home page to the parent; the page itself is its own h1 and is not repeated. */
export function Crumbs({ items }: { items: readonly LinkItem[] }) {
  const { t } = useTranslation('ui');
  return (
    <nav className="crumbs" aria-label={t('crumbs.label')}>
      <ol className="cr">
        {items.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>
              <Written>{label}</Written>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
