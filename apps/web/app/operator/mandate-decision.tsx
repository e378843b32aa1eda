import { useTranslation } from '@viche/i18n';
import { FormSecrets, type OperatorMandate, useSite } from '@viche/site';
import { Button, Textarea } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface MandateDecisionProps {
  readonly mandate: Pick<OperatorMandate, 'id' | 'state'>;
  readonly refused: RefusedForm | undefined;
}

/** Accepts a letter or refuses it; an accepted one can be refused until a site was opened by it. Always with an explanation. */
export function MandateDecision({ mandate, refused }: MandateDecisionProps) {
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const { id, state } = mandate;
  if (state !== 'waiting' && state !== 'approved') return null;
  return (
    <section aria-labelledby="decide" className="mt-7 flow measure">
      <h2 id="decide">{t('applications.decide')}</h2>
      <p>{t(state === 'waiting' ? 'applications.decideLead' : 'applications.revokeLead')}</p>
      <form method="post" action={href(`/operator/applications/${id}`)} className="flow" noValidate>
        <FormSecrets scope={`operator-application-${id}`} />
        <Textarea
          id="reason"
          name="reason"
          label={t('applications.explain')}
          hint={t('applications.explainHint')}
          error={errorIn(refused, 'reason')}
          defaultValue={refused?.typed.reason}
          rows={3}
        />
        <div className="row">
          {state === 'waiting' ? (
            <Button name="intent" value="approve">
              {t('applications.approve')}
            </Button>
          ) : null}
          <Button name="intent" value="refuse" variant={state === 'waiting' ? 'second' : 'danger'}>
            {t('applications.refuse')}
          </Button>
        </div>
      </form>
    </section>
  );
}
