import { useTranslation, Written } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Fold } from '@viche/ui';
import type { CheckLockData } from '../desk-document.ts';

interface AlikeProps {
  readonly cases: readonly {
    readonly lock: CheckLockData | null;
    readonly petition: { readonly ref: string; readonly title: string; readonly authorName: string };
  }[];
}

/** Texts of one day that say nearly the same, folded below the first of them. */
export function AlikePetitions({ cases }: AlikeProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  if (cases.length === 0) return null;
  return (
    <Fold summary={t('moderation.alike', { count: cases.length })}>
      <p className="sm muted">{t('moderation.alikeNote')}</p>
      <ul className="sm">
        {cases.map(({ petition: { ref, title, authorName }, lock }) => (
          <li key={ref}>
            <a href={href(`/admin/petitions/${ref}`)}>
              <Written>{title}</Written>
            </a>
            , <bdi>{authorName}</bdi>
            {lock && !lock.mine ? (
              <>
                {' '}
                · <bdi>{lock.by}</bdi>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
