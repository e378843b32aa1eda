import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, type OperatorTenantPage, useSite } from '@viche/site';
import { Button, Notice, Textarea } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface OwnerResetProps {
  readonly tenant: Pick<OperatorTenantPage, 'slug' | 'owners'>;
  readonly refused: RefusedForm | undefined;
}

/** New passkeys for an owner who is alone and lost them. Several owners ask for each other at their own desk. */
export function OwnerReset({ tenant, refused }: OwnerResetProps) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const { owners, passkeys, resetAt } = tenant.owners;
  if (owners !== 1 || passkeys === 0) return null;
  const own = refused?.typed.intent === 'reset-owner' ? refused : undefined;
  return (
    <section aria-labelledby="owner" className="mt-7 flow measure">
      <h2 id="owner">{t('owner.title')}</h2>
      {resetAt ? (
        <Notice tone="info" icon="clock">
          <p>{t('owner.waits', { at: format.dateTime(resetAt, 'numeric') })}</p>
        </Notice>
      ) : (
        <>
          <p>{t('owner.lead')}</p>
          <form method="post" action={href(`/operator/tenants/${tenant.slug}`)} className="flow" noValidate>
            <FormSecrets scope={`operator-${tenant.slug}`} />
            <input type="hidden" name="intent" value="reset-owner" />
            <Textarea
              id={own ? 'reason' : 'reason-owner'}
              name="reason"
              label={t('reason.label')}
              hint={t('reason.hint')}
              error={errorIn(own, 'reason')}
              defaultValue={own?.typed.reason}
              rows={3}
            />
            <Button variant="second">{t('owner.act')}</Button>
          </form>
        </>
      )}
    </section>
  );
}
