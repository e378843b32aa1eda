import { useFormat, useTranslation, Written } from '@viche/i18n';
import { Notice, Table } from '@viche/ui';
import { type AttachmentData, filesOfAnswer } from '../attachment-data.ts';
import type { AnswerData, StepData } from '../petition-document.ts';
import { AnswerPart } from './answer-part.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { Paragraphs } from './paragraphs.tsx';

/** The review stands until the hearings are held. */
export function HearingNotice({ on }: { on: string }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <Notice tone="info" icon="pause" headingLevel={2} title={t('review.paused')}>
      {t('review.hearing', { date: format.date(on) })}
    </Notice>
  );
}

interface PetitionAnswersProps {
  readonly petition: {
    readonly answers: readonly AnswerData[];
    readonly answerAttachments: readonly AttachmentData[];
    readonly implementation: readonly StepData[];
  };
}

/** Everything that the council said: corrections first, the answer, what will be done, the announcement. */
export function PetitionAnswers({ petition }: PetitionAnswersProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const answer = petition.answers.find(({ kind, state }) => kind === 'answer' && state === 'published');
  const announcement = petition.answers.find(({ kind }) => kind === 'review-announcement');
  const corrections = petition.answers.filter(({ kind }) => kind === 'correction');
  return (
    <>
      {corrections.map((correction, index) => (
        <div key={correction.publishedAt}>
          <Notice
            tone="warn"
            headingLevel={2}
            title={t('review.corrected', { date: correction.publishedAt ? format.date(correction.publishedAt) : '' })}
          >
            <Written>{correction.reason ?? ''}</Written>
          </Notice>
          <AnswerPart id={`correction-${index}`} answer={correction} files={filesOfAnswer(petition, correction)} />
        </div>
      ))}
      {answer ? (
        <AnswerPart id="answer" answer={answer} files={filesOfAnswer(petition, answer)}>
          <Implementation steps={petition.implementation} />
        </AnswerPart>
      ) : null}
      {announcement && !answer ? (
        <section className="flow mt-6" aria-labelledby="announcement">
          <h2 id="announcement">
            {t('review.announced', { date: announcement.publishedAt ? format.date(announcement.publishedAt) : '' })}
          </h2>
          <Paragraphs text={announcement.body} />
          <AttachedFiles files={filesOfAnswer(petition, announcement)} checkUrl={announcement.signatureCheckUrl} />
          <p className="muted sm">
            <Written>{`${announcement.officialName}, ${announcement.officialPost}`}</Written>
          </p>
        </section>
      ) : null}
    </>
  );
}

function Implementation({ steps }: { steps: readonly StepData[] }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (steps.length === 0) return null;
  return (
    <Table
      caption={t('step.caption')}
      rows={steps}
      rowKey={({ uuid }) => uuid}
      columns={[
        { key: 'title', title: t('step.title'), cell: ({ title }) => <Written>{title}</Written> },
        { key: 'due', title: t('step.due'), cell: ({ dueOn }) => format.date(dueOn) },
        {
          key: 'state',
          title: t('step.state'),
          cell: ({ state, doneOn, note }) => (
            <>
              {t(`step.${state}`)}
              {doneOn ? `, ${format.date(doneOn)}` : ''}
              {note ? (
                <>
                  <br />
                  <span className="muted sm">
                    <Written>{note}</Written>
                  </span>
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
