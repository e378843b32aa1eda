import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Fold, Notice } from '@viche/ui';

export interface ResetData {
  readonly effectiveAt: string;
  readonly requestedBy: string;
  readonly reason: string;
}

/** Another owner asked that the viewer's passkeys may be replaced. */
export function WaitingReset({ reset }: { reset: ResetData }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { href } = useSite();
  return (
    <section aria-labelledby="reset" className="mt-6">
      <Notice tone="warn">
        <h2 id="reset">{t('reset.title')}</h2>
        <p>
          {t('reset.body', { by: reset.requestedBy, at: format.dateTime(reset.effectiveAt), reason: reset.reason })}
        </p>
        <div className="row">
          <form method="post" action={href('/account/staff')}>
            <FormSecrets scope="staff" />
            <Button name="intent" value="take-reset">
              {t('reset.take')}
            </Button>
          </form>
          <form method="post" action={href('/account/staff')}>
            <FormSecrets scope="staff" />
            <Button variant="second" name="intent" value="cancel-reset">
              {t('reset.cancel')}
            </Button>
          </form>
        </div>
      </Notice>
    </section>
  );
}

/** The viewer stops working here. */
export function Leaving() {
  const { t } = useTranslation('people');
  const { href } = useSite();
  return (
    <section aria-labelledby="leave" className="mt-7">
      <h2 id="leave" className="mb-4">
        {t('leave.title')}
      </h2>
      <Fold summary={t('leave.open')}>
        <form method="post" action={href('/account/staff')} className="flow measure">
          <FormSecrets scope="staff" />
          <p>{t('leave.body')}</p>
          <Button variant="danger" name="intent" value="leave">
            {t('leave.act')}
          </Button>
        </form>
      </Fold>
    </section>
  );
}
