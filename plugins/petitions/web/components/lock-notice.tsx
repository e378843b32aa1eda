import { Form } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, LinkButton, Notice } from '@viche/ui';
import type { DeskPetitionData } from '../desk-document.ts';

/** Name of the desk's short forms for its token. */
export const caseForm = (ref: string): string => `petitions.case:${ref}`;

/** Who has the text open, and the one thing to do about it: take it, give it back, or take it over with words. */
export function LockNotice({ petition }: { petition: DeskPetitionData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { checkLock: lock, ref } = petition;
  if (lock && !lock.mine) {
    return (
      <Notice
        tone="warn"
        icon="lock"
        headingLevel={2}
        title={t('lock.held', { by: lock.by, since: format.dateTime(lock.since) })}
      >
        <p>{t('lock.until', { until: format.dateTime(lock.until) })}</p>
        <p>
          <LinkButton variant="second" href={href(`/admin/petitions/${ref}/take-over`)}>
            {t('act.take-over.do')}
          </LinkButton>
        </p>
      </Notice>
    );
  }
  return (
    <Form method="post" className="flow-sm mt-5">
      <FormSecrets scope={caseForm(ref)} />
      <input type="hidden" name="petitionId" value={petition.id} />
      <input type="hidden" name="textVersion" value={petition.textVersion} />
      <p className="muted">{lock ? t('lock.mine', { until: format.dateTime(lock.until) }) : t('lock.free')}</p>
      <Button variant="second" icon="lock" name="intent" value={lock ? 'release' : 'lock'}>
        {lock ? t('lock.release') : t('lock.take')}
      </Button>
    </Form>
  );
}
