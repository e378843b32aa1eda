import { useTranslation } from '@viche/i18n';
import type { DeskAnnouncement } from '@viche/site';
import { Notice } from '@viche/ui';

/** What the platform tells all desks: above every page, until its last day. */
export function Announcements({ list }: { list: readonly DeskAnnouncement[] }) {
  const { t } = useTranslation('operator');
  if (list.length === 0) return null;
  return (
    <section className="flow mb-5" aria-label={t('announcements.ofPlatform')}>
      {list.map(({ id, tone, text }) => (
        <Notice key={id} tone={tone} headingLevel={2} title={t('announcements.ofPlatform')}>
          <p>{text}</p>
        </Notice>
      ))}
    </section>
  );
}
