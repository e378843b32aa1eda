import { useFormat, useTranslation, Written } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, Chip } from '@viche/ui';
import { PAPER_SCOPE } from './paper-form.tsx';
import type { OwnPaperData } from './residency-data.ts';

const TONES = {
  sent: { tone: 'info', icon: 'clock' },
  confirmed: { tone: 'ok', icon: 'ok' },
  refused: { tone: 'bad', icon: 'no' },
  withdrawn: { tone: 'calm', icon: 'back' },
} as const;

/** Papers that the viewer sent, with what came of each. */
export function OwnPapers({ papers }: { papers: readonly OwnPaperData[] }) {
  const { t } = useTranslation('residency');
  if (papers.length === 0) return null;
  return (
    <>
      <h2>{t('paper.own')}</h2>
      {papers.map((paper) => (
        <OwnPaper key={paper.id} paper={paper} />
      ))}
    </>
  );
}

function OwnPaper({ paper }: { paper: OwnPaperData }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { id, kind, state, sentAt, ground, reason, expiresAt, fileUntil, hasFile } = paper;
  return (
    <Card title={t(`documents.${kind}`)} headingLevel={3}>
      <p className="row">
        <Chip {...TONES[state]}>{t(`paper.states.${state}`)}</Chip>
        <span className="muted sm">{t('paper.sentAt', { at: format.dateTime(sentAt, 'day') })}</span>
      </p>
      {state === 'sent' ? <p>{t('paper.waits')}</p> : null}
      {state === 'confirmed' && expiresAt ? <p>{t('paper.holdsUntil', { date: format.date(expiresAt) })}</p> : null}
      {ground ? <p>{t('paper.refusedFor', { ground: t(`paper.grounds.${ground}`) })}</p> : null}
      {reason ? (
        <p>
          <Written>{reason}</Written>
        </p>
      ) : null}
      {state === 'sent' ? (
        <Withdraw id={id} revision={paper.revision} />
      ) : (
        <p className="muted sm">
          {hasFile && fileUntil ? t('paper.fileGoes', { date: format.date(fileUntil) }) : t('paper.fileGone')}
        </p>
      )}
    </Card>
  );
}

function Withdraw({ id, revision }: { id: string; revision: number }) {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <form method="post" action={href('/residency')}>
      <FormSecrets scope={PAPER_SCOPE} />
      <input type="hidden" name="claimId" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <Button variant="second" name="intent" value="withdraw">
        {t('paper.withdraw')}
      </Button>
    </form>
  );
}
