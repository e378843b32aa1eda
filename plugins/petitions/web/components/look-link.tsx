import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { LinkButton } from '@viche/ui';

interface LookLinkProps {
  readonly href: string;
  /** What it leads to: the whole list, the names behind a decision, a sheet. */
  readonly to?: 'link' | 'linkDoubted' | 'linkSheet';
}

/** The way to a look, and that it is recorded, said before anybody goes there. */
export function LookLink({ href: path, to = 'link' }: LookLinkProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <p className="row mb-5">
      <LinkButton variant="second" icon="users" href={href(path)}>
        {t(`integrity.looks.${to}`)}
      </LinkButton>
      <span className="muted sm">{t('integrity.looks.linkNote')}</span>
    </p>
  );
}
