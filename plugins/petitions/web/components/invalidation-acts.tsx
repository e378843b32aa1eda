import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, Textarea } from '@viche/ui';
import type { InvalidationData } from '../review-document.ts';

interface InvalidationActsProps {
  readonly doubt: InvalidationData;
  /** `over` once the petition is so far that decisions may only be undone. */
  readonly petition: 'examinable' | 'over';
  readonly typed: Readonly<Record<string, string>>;
  readonly error: string | undefined;
  readonly form: string;
}

type Act = 'recount' | 'quarantine' | 'release' | 'invalidate' | 'revert';

/** What may follow a state. The first act needs no reasons, those below the text do. */
const BARE: Readonly<Record<string, readonly Act[]>> = { drafted: ['quarantine', 'recount'], confirmed: ['recount'] };
const REASONED: Readonly<Record<string, readonly Act[]>> = {
  drafted: ['invalidate'],
  confirmed: ['invalidate', 'release'],
  applied: ['revert'],
};

/** The buttons that fit the state of a decision, each with what follows from it. */
export function InvalidationActs({ doubt, petition, typed, error, form }: InvalidationActsProps) {
  const { t } = useTranslation('petitions');
  const words = (key: string) => t(`integrity.review.${key}`);
  const fits = (act: Act) => petition === 'examinable' || act === 'release' || act === 'revert';
  const bare = (BARE[doubt.state] ?? []).filter(fits);
  const reasoned = (REASONED[doubt.state] ?? []).filter(fits);
  return (
    <section className="mt-6 flow measure" aria-label={words('act')}>
      {bare.length > 0 ? (
        <Form method="post" className="flow-sm">
          <FormSecrets scope={form} />
          {bare.includes('quarantine') ? <p className="muted">{words('quarantineNote')}</p> : null}
          <p className="row">
            {bare.map((act) => (
              <Button key={act} variant={act === 'quarantine' ? 'primary' : 'second'} name="intent" value={act}>
                {words(act)}
              </Button>
            ))}
          </p>
        </Form>
      ) : null}
      {reasoned.length > 0 ? (
        <Form method="post" className="flow mt-6" noValidate>
          <FormSecrets scope={form} />
          {reasoned.map((act) => (
            <p key={act} className="muted">
              <b>{words(act)}.</b> {words(`${act}Note`)}
            </p>
          ))}
          <Textarea
            id="reason"
            name="reason"
            label={words('decisionReason')}
            hint={words('decisionHint')}
            error={error}
            rows={4}
            defaultValue={typed.reason}
          />
          <p className="row">
            {reasoned.map((act) => (
              <Button key={act} variant={act === 'invalidate' ? 'danger' : 'second'} name="intent" value={act}>
                {words(act)}
              </Button>
            ))}
          </p>
        </Form>
      ) : null}
    </section>
  );
}
