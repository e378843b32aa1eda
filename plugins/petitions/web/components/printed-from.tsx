import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { PrintOnly } from '@viche/ui';

/** On paper only: where the page stands and when it said this, for its numbers move on. */
export function PrintedFrom({ path }: { path: string }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { origin, href } = useSite();
  return (
    <PrintOnly>
      {t('page.printedFrom', { address: origin + href(path), moment: format.dateTime(new Date()) })}
    </PrintOnly>
  );
}
