import { useTranslation } from '@viche/i18n';
import { Icon } from '../icon/icon.tsx';

/** Pages of a list that is read by cursor: only the neighbours are known. */
export function KeysetPagination(props: { label: string; previousHref?: string; nextHref?: string }) {
  const { label, previousHref, nextHref } = props;
  const { t } = useTranslation('ui');
  if (!previousHref && !nextHref) return null;
  return (
    <nav className="pages mt-5" aria-label={label}>
      {previousHref ? (
        <a className="next" href={previousHref} rel="prev">
          <Icon name="left" />
          {t('pages.previous')}
        </a>
      ) : null}
      {nextHref ? (
        <a className="next" href={nextHref} rel="next">
          {t('pages.next')}
          <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}

/** Pages left out on one side of the current one. */
type Gap = 'gap-before' | 'gap-after';

/** Numbers worth a link: the ends, the current page and its neighbours; gaps stand for what is left out. */
export function pageNumbers(current: number, total: number): (number | Gap)[] {
  const near =
    current <= 2
      ? [1, 2, 3]
      : current >= total - 1
        ? [total - 2, total - 1, total]
        : [current - 1, current, current + 1];
  const shown = [...new Set([1, ...near, total])].filter((page) => page >= 1 && page <= total).sort((a, b) => a - b);
  return shown.flatMap((page, index) => {
    const previous = shown[index - 1];
    if (previous === undefined || page - previous === 1) return [page];
    return page - previous === 2 ? [page - 1, page] : [page <= current ? 'gap-before' : 'gap-after', page];
  });
}

interface NumberedPaginationProps {
  readonly label: string;
  readonly current: number;
  readonly total: number;
  readonly hrefOf: (page: number) => string;
}

/** Pages of a list whose length is known and short. */
export function NumberedPagination({ label, current, total, hrefOf }: NumberedPaginationProps) {
  const { t } = useTranslation('ui');
  if (total < 2) return null;
  return (
    <nav className="pages mt-5" aria-label={label}>
      {pageNumbers(current, total).map((page) => {
        if (typeof page === 'string') {
          return (
            <span key={page} aria-hidden="true">
              …
            </span>
          );
        }
        const number = (
          <>
            <span className="sr">{t('pages.page')} </span>
            {page}
          </>
        );
        return page === current ? (
          <span key={page} aria-current="page">
            {number}
          </span>
        ) : (
          <a key={page} href={hrefOf(page)}>
            {number}
          </a>
        );
      })}
      {current < total ? (
        <a className="next" href={hrefOf(current + 1)} rel="next">
          {t('pages.next')}
          <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}
