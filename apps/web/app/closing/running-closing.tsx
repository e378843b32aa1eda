import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Checkbox, Notice, TextLink } from '@viche/ui';
import type { RefusedForm } from '../desk/desk-form.tsx';
import type { ClosingData } from './closing-data.ts';
import { ClosingReason, MovedTo } from './start-form.tsx';

interface RunningProps {
  readonly closing: ClosingData;
  readonly today: string;
  readonly refused: RefusedForm | null;
}

/** A closing that runs: its day, what it still waits for, and the way back. */
export function RunningClosing({ closing, today, refused }: RunningProps) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const { lastDay, since, reason, archived, withoutArchive } = closing;
  const facts = [
    { key: 'lastDayIs', value: lastDay ? format.date(lastDay) : '' },
    { key: 'since', value: since ? format.dateTime(since) : '' },
    { key: 'reason', value: reason ?? '' },
  ];
  const ofChange = refused?.typed.intent === 'change' ? refused : null;
  const ofCancel = refused?.typed.intent === 'cancel' ? refused : null;
  return (
    <>
      <section aria-labelledby="now" className="mt-6 flow measure">
        <h2 id="now">{t('desk.nowTitle')}</h2>
        <dl className="flow-sm">
          {facts.map(({ key, value }) => (
            <div key={key}>
              <dt className="muted sm">{t(`desk.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {lastDay && lastDay < today && !archived && !withoutArchive ? (
          <Notice tone="warn" icon="clock">
            <p>{t('desk.overdue')}</p>
          </Notice>
        ) : null}
      </section>
      <ArchiveAndAddress closing={closing} refused={ofChange} />
      <CallOff refused={ofCancel} />
    </>
  );
}

function ArchiveAndAddress({ closing, refused }: Pick<RunningProps, 'closing' | 'refused'>) {
  const { t } = useTranslation('closing');
  const { href } = useSite();
  const { archived, withoutArchive, movedTo } = closing;
  const typed = refused?.typed;
  return (
    <section aria-labelledby="change" className="mt-7 flow measure">
      <h2 id="change">{t('desk.changeTitle')}</h2>
      <p>{t('desk.archiveLead')}</p>
      <p>
        <b>{t(archived ? 'desk.archived' : 'desk.notArchived')}</b>{' '}
        <TextLink href={href('/admin/archive')}>{t('desk.toArchive')}</TextLink>
      </p>
      <form method="post" action={href('/admin/closing')} className="flow" noValidate>
        <FormSecrets scope="closing" />
        <input type="hidden" name="intent" value="change" />
        <Checkbox
          id="withoutArchive"
          name="withoutArchive"
          label={t('desk.withoutArchive')}
          chosen={(typed ? typed.withoutArchive === 'yes' : withoutArchive) ? 'yes' : 'no'}
        />
        <MovedTo refused={refused} value={typed?.movedTo ?? movedTo ?? ''} />
        <Button>{t('desk.change')}</Button>
      </form>
    </section>
  );
}

function CallOff({ refused }: Pick<RunningProps, 'refused'>) {
  const { t } = useTranslation('closing');
  const { href } = useSite();
  return (
    <section aria-labelledby="cancel" className="mt-7 flow measure">
      <h2 id="cancel">{t('desk.cancelTitle')}</h2>
      <p>{t('desk.cancelLead')}</p>
      <form method="post" action={href('/admin/closing')} className="flow" noValidate>
        <FormSecrets scope="closing" />
        <input type="hidden" name="intent" value="cancel" />
        <ClosingReason refused={refused} />
        <Button variant="second">{t('desk.cancel')}</Button>
      </form>
    </section>
  );
}
