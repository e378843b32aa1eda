import { Form } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, EmptyState, Table, Tag } from '@viche/ui';
import { enumName } from '../../enum-name.ts';
import type { LookedAtData, SignatoryLookData } from '../look-document.ts';

interface LookHeadProps {
  readonly look: {
    readonly until: string;
    readonly ground: string;
    readonly reason: string;
    readonly name?: string | null;
  };
}

/** Why the look was opened, and until when it shows anything. */
export function LookHead({ look: { until, ground, reason, name } }: LookHeadProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <div className="flow-sm mt-4 mb-5">
      <p>
        {t('integrity.looks.why', { ground: t(`core:looks.ground.${ground}`) })} <Written>{reason}</Written>
      </p>
      {name ? <p>{t('integrity.looks.search', { name })}</p> : null}
      <p className="muted">{t('integrity.looks.shownUntil', { time: format.dateTime(until) })}</p>
    </div>
  );
}

interface LookedAtProps {
  readonly petition: { readonly id: string; readonly ref: string };
  readonly look: SignatoryLookData;
  readonly scope: string;
}

/** One page of signatories with everything that a look shows. */
export function LookedAt({ petition, look, scope }: LookedAtProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const words = (key: string) => t(`integrity.looks.${key}`);
  const review = (key: string) => t(`integrity.review.${key}`);
  const format = useFormat();
  const names = href(`/admin/petitions/${petition.ref}/names`);
  if (look.signatories.length === 0)
    return (
      <EmptyState icon="users" title={words('none')} headingLevel={2}>
        {words('noneBody')}
      </EmptyState>
    );
  return (
    <>
      <Table
        caption={words('title')}
        captionAs="hidden"
        stack="wide"
        size="sm"
        rows={look.signatories}
        rowKey={({ uuid }) => uuid}
        columns={[
          { key: 'name', title: review('name'), cell: (signatory) => <Name signatory={signatory} /> },
          { key: 'at', title: review('at'), cell: ({ signedAt }) => format.dateTime(signedAt, 'numeric') },
          { key: 'assurance', title: review('assurance'), cell: ({ assurance }) => review(`assurances.${assurance}`) },
          { key: 'channel', title: review('channel'), cell: ({ channel }) => review(`channels.${channel}`) },
          { key: 'standing', title: review('standing'), cell: ({ standing }) => review(`standings.${standing}`) },
          {
            key: 'act',
            title: t('moderation.act'),
            cell: ({ uuid, name, withheld }) =>
              name ? (
                <a href={`${names}/${uuid}${withheld ? '/show' : ''}`}>
                  {t(`integrity.names.${withheld ? 'show' : 'hide'}`)}
                  <span className="sr">: {name}</span>
                </a>
              ) : null,
          },
        ]}
      />
      {look.next ? <NextPage petition={petition} look={look} scope={scope} /> : null}
    </>
  );
}

function Name({ signatory: { name, withheld } }: { signatory: LookedAtData }) {
  const { t } = useTranslation('petitions');
  if (!name) return <i>{t('integrity.looks.nameGone')}</i>;
  return (
    <>
      <bdi>{name}</bdi> {withheld ? <Tag>{t('integrity.looks.withheld')}</Tag> : null}
    </>
  );
}

/** The next page is a look of its own, on the same ground. */
function NextPage({ petition, look, scope }: LookedAtProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const hidden: Readonly<Record<string, string | null>> = {
    petitionId: petition.id,
    ground: enumName(look.ground),
    reason: look.reason,
    name: look.name,
    invalidationId: look.invalidation,
    after: look.next,
  };
  return (
    <Form method="post" action={href(`/admin/petitions/${petition.ref}/look`)} className="mt-5">
      <FormSecrets scope={scope} />
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <p className="muted mb-4" id="next-note">
        {t('integrity.looks.nextNote')}
      </p>
      <Button variant="second" aria-describedby="next-note">
        {t('integrity.looks.next')}
      </Button>
    </Form>
  );
}
