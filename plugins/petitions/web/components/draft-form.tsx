import { Form } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Select, Textarea, TextInput } from '@viche/ui';
import { justAfter, localTime } from '../local-time.ts';
import type { ClusterData, ReviewData } from '../review-document.ts';

/** Fields of the question which signatures to examine. */
export const DRAFT_FIELDS = ['clusterId', 'from', 'to', 'assurance', 'channel', 'pattern', 'reason', 'publicNote'];

const CHOICES = {
  assurance: ['email', 'eid', 'resident'],
  channel: ['web', 'desk', 'paper'],
  pattern: ['same-second', 'alphabetical'],
} as const;

interface DraftFormProps {
  readonly petition: ReviewData;
  /** The cluster that the viewer came from. */
  readonly chosen: ClusterData | null;
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: Readonly<Record<string, string>>;
  /** Name of the form for its token. */
  readonly form: string;
}

/** Which signatures are doubted, by conditions; and, for a cluster, the way to say that it is nothing. */
export function DraftForm({ petition, chosen, typed, errors, form }: DraftFormProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { tenant } = useSite();
  const words = (key: string) => t(`integrity.review.${key}`);
  const given = typed ?? {
    clusterId: chosen?.hasNetwork ? chosen.uuid : '',
    from: chosen ? localTime(chosen.firstAt, tenant.timeZone) : '',
    to: chosen ? localTime(justAfter(chosen.lastAt), tenant.timeZone) : '',
  };
  const field = (name: string, hint?: string) => ({
    id: name,
    name,
    label: words(name),
    hint: hint ? words(hint) : undefined,
    error: errors[name],
    defaultValue: (given as Readonly<Record<string, string>>)[name],
  });
  const networks = petition.clusters.filter(({ hasNetwork }) => hasNetwork);
  return (
    <section className="mt-7" aria-labelledby="draft">
      <h2 id="draft">{words('draft')}</h2>
      <p className="lead mt-4 mb-5">{words('draftLead')}</p>
      <Form method="post" className="flow measure" noValidate>
        <FormSecrets scope={form} />
        <input type="hidden" name="petitionId" value={petition.id} />
        <TextInput {...field('from', 'fromHint')} type="datetime-local" step={1} width="m" />
        <TextInput {...field('to', 'toHint')} type="datetime-local" step={1} width="m" />
        {networks.length > 0 ? (
          <Select
            {...field('clusterId', 'clusterHint')}
            label={words('cluster')}
            options={[
              { value: '', label: words('anyNetwork') },
              ...networks.map(({ uuid, firstAt, signatures }) => ({
                value: uuid,
                label: `${format.dateTime(firstAt)}, ${t('counts.signatures', { count: signatures })}`,
              })),
            ]}
          />
        ) : null}
        {(['assurance', 'channel', 'pattern'] as const).map((name) => (
          <Select
            key={name}
            {...field(name)}
            width="l"
            options={[
              { value: '', label: words('any') },
              ...CHOICES[name].map((value) => ({ value, label: words(`${name}s.${value}`) })),
            ]}
          />
        ))}
        <Textarea {...field('reason', 'reasonHint')} rows={4} />
        <TextInput {...field('publicNote', 'publicNoteHint')} />
        <Button size="lg" name="intent" value="draft">
          {words('count')}
        </Button>
      </Form>
      {chosen ? (
        <Form method="post" className="flow measure mt-7" noValidate>
          <FormSecrets scope={form} />
          <input type="hidden" name="cluster" value={chosen.uuid} />
          <TextInput
            id="dismissReason"
            name="dismissReason"
            label={words('dismissReason')}
            hint={words('dismissHint')}
            error={errors.dismissReason}
            defaultValue={typed?.dismissReason}
          />
          <Button variant="second" name="intent" value="dismiss">
            {words('dismiss')}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
