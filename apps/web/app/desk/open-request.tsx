import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, DescriptionList, GoLink, TextInput } from '@viche/ui';

/** Answer of the query `fourEyesRequests`. */
export interface FourEyesData {
  readonly id: string;
  readonly state: string;
  readonly act: string;
  readonly title: string;
  readonly path: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly lapsesAt: string;
  readonly mine: boolean;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  /** Where whoever asked finds what the approval opened. */
  readonly opensPath: string | null;
}

interface OpenRequestProps {
  readonly request: FourEyesData;
  readonly typed: string;
  readonly error: string | undefined;
}

/** One act that waits: its case, what would happen, and the buttons of the second person. */
export function OpenRequest({ request, typed, error }: OpenRequestProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { id, act, title, path, facts, requestedBy, requestedAt, lapsesAt, mine } = request;
  return (
    <Card>
      <article className="flow" aria-labelledby={`request-${id}`}>
        <h3 id={`request-${id}`}>
          {act}: {title}
        </h3>
        <p className="muted">
          {t('secondPerson.asked', { name: requestedBy, when: format.dateTime(requestedAt) })}.{' '}
          {t('secondPerson.until', { when: format.dateTime(lapsesAt) })}.
        </p>
        <DescriptionList
          facts={facts.map(({ label, text }) => ({ key: label, term: label, value: <bdi>{text}</bdi> }))}
        />
        <p>
          <GoLink href={href(path)}>{t('secondPerson.toCase')}</GoLink>
        </p>
        {mine ? (
          <p className="muted">{t('secondPerson.mine')}</p>
        ) : (
          <form method="post" action={href('/admin/second-person')} className="flow" noValidate>
            <FormSecrets scope="second-person" />
            <input type="hidden" name="requestId" value={id} />
            <Button name="intent" value="approve">
              {t('secondPerson.approve')}
              <span className="sr">: {title}</span>
            </Button>
            <TextInput
              id={`reason-${id}`}
              name="reason"
              label={t('secondPerson.reason')}
              hint={t('secondPerson.reasonHint')}
              error={error}
              defaultValue={typed}
            />
            <Button variant="second" name="intent" value="refuse">
              {t('secondPerson.refuse')}
              <span className="sr">: {title}</span>
            </Button>
          </form>
        )}
      </article>
    </Card>
  );
}
