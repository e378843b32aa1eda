import { useTranslation, Written } from '@viche/i18n';
import { Answer, Official } from '@viche/ui';
import type { ReactNode } from 'react';
import type { AttachmentData } from '../attachment-data.ts';
import type { AnswerData } from '../petition-document.ts';
import { AttachedFiles } from './attached-files.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { stateWord } from './state-chip.tsx';

const ICONS = { supported: 'ok', 'partly-supported': 'half', declined: 'no' } as const;

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');

interface AnswerPartProps {
  readonly id: string;
  readonly answer: AnswerData;
  readonly files: readonly AttachmentData[];
  /** What stands between the words and the official. */
  readonly children?: ReactNode;
}

/** The council's answer: verdict, why, who answers. */
export function AnswerPart({ id, answer, files, children }: AnswerPartProps) {
  const { t } = useTranslation('petitions');
  const outcome = stateWord(answer.outcome ?? 'declined') as keyof typeof ICONS;
  return (
    <Answer id={id} verdict={t(`outcome.${outcome}`)} icon={ICONS[outcome]} title={<Written>{answer.summary}</Written>}>
      <Paragraphs text={answer.body} />
      <AttachedFiles files={files} checkUrl={answer.signatureCheckUrl} />
      {children}
      <Official
        initials={initialsOf(answer.officialName)}
        name={answer.officialName}
        post={<Written>{answer.officialPost}</Written>}
      />
    </Answer>
  );
}
