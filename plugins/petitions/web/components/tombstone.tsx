import { useFormat, useTranslation } from '@viche/i18n';
import { Notice } from '@viche/ui';
import type { RefusalData } from '../petition-document.ts';
import { Paragraphs } from './paragraphs.tsx';
import { stateWord } from './state-chip.tsx';

interface TombstoneProps {
  readonly state: string;
  readonly refusal: RefusalData;
  readonly text: 'shown' | 'hidden';
}

/** Why a petition was not published or is public no more: the ground, the act, the reasons, and what can be done. */
export function Tombstone({ state, refusal, text }: TombstoneProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <Notice
      tone="bad"
      icon="no"
      headingLevel={2}
      title={t(`tombstone.${stateWord(state)}`, { date: refusal.at ? format.date(refusal.at) : '' })}
    >
      <div className="flow-sm">
        {refusal.ground ? (
          <p>
            <b>{refusal.ground.title}</b> ({refusal.ground.sourceAct})
          </p>
        ) : null}
        <Paragraphs text={refusal.reason} />
        {text === 'hidden' ? <p>{t('tombstone.hidden')}</p> : null}
        <p className="muted sm">{t('tombstone.appeal')}</p>
      </div>
    </Notice>
  );
}
