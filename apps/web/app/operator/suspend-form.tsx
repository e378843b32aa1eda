import { useTranslation } from '@viche/i18n';
import { FormSecrets, type OperatorTenantPage, useSite } from '@viche/site';
import { Button, Textarea } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface SuspendFormProps {
  readonly tenant: Pick<OperatorTenantPage, 'slug' | 'state'>;
  readonly refused: RefusedForm | undefined;
}

/** Suspends an open site or a trial, or opens a suspended one again; always with a reason. Other states have neither. */
export function SuspendForm({ tenant, refused }: SuspendFormProps) {
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const intent =
    tenant.state === 'live' || tenant.state === 'sandbox' ? 'suspend' : tenant.state === 'suspended' ? 'resume' : null;
  if (!intent) return null;
  const own = refused?.typed.intent === intent ? refused : undefined;
  return (
    <section aria-labelledby="state" className="mt-7 flow measure">
      <h2 id="state">{t(`${intent}.title`)}</h2>
      <p>{t(`${intent}.lead`)}</p>
      <form method="post" action={href(`/operator/tenants/${tenant.slug}`)} className="flow" noValidate>
        <FormSecrets scope={`operator-${tenant.slug}`} />
        <input type="hidden" name="intent" value={intent} />
        <Textarea
          id={own ? 'reason' : 'reason-state'}
          name="reason"
          label={t('reason.label')}
          hint={t('reason.hint')}
          error={errorIn(own, 'reason')}
          defaultValue={own?.typed.reason}
          rows={3}
        />
        <Button variant={intent === 'suspend' ? 'danger' : 'primary'}>{t(`${intent}.act`)}</Button>
      </form>
    </section>
  );
}
