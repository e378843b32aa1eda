import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Crumbs, ErrorSummary, LinkButton, Textarea } from '@viche/ui';
import { type NameAct, nameForm } from '../name-act.ts';
import { errorsOf, type RefusedForm } from '../refused-form.ts';

interface NameActPageProps {
  readonly act: NameAct;
  readonly petition: { readonly id: string; readonly ref: string; readonly title: string };
  readonly signatureId: string;
  readonly refused: RefusedForm | undefined;
  readonly heading: string;
  readonly note: string;
  readonly reason: string;
}

/** One act on one name: what follows from it, the ground, one button. */
export function NameActPage({ act, petition, signatureId, refused, heading, note, reason }: NameActPageProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { byField, lines } = errorsOf(refused?.refusal, ['reason']);
  const words = (key: string) => t(`integrity.names.${key}`);
  const back = href(`/admin/petitions/${petition.ref}/names`);
  return (
    <>
      <Crumbs
        items={[
          { href: href(`/admin/petitions/${petition.ref}`), label: petition.title },
          { href: back, label: words('title') },
        ]}
      />
      <ErrorSummary errors={lines} />
      <h1>{heading}</h1>
      <p className="lead mt-4 mb-5">{note}</p>
      <Form method="post" className="flow measure" noValidate>
        <FormSecrets scope={nameForm(act, signatureId)} />
        <input type="hidden" name="petitionId" value={petition.id} />
        <Textarea
          id="reason"
          name="reason"
          label={reason}
          hint={words('reasonHint')}
          error={byField.reason}
          rows={4}
          defaultValue={refused?.typed.reason}
        />
        <p className="row">
          <Button size="lg" variant={act === 'hide' ? 'danger' : 'primary'}>
            {words(act)}
          </Button>
          <LinkButton size="lg" variant="quiet" href={back}>
            {words('all')}
          </LinkButton>
        </p>
      </Form>
    </>
  );
}
