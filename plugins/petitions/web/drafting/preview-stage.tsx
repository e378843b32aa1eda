import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { ErrorSummary, Fold, LinkButton, Notice, TextButton, TextLink } from '@viche/ui';
import { isAllCapitals, TEXT_PARTS } from '../../text-rules.ts';
import { PetitionHead } from '../components/petition-head.tsx';
import { PetitionText } from '../components/petition-text.tsx';
import { errorsOf } from '../refused-form.ts';
import { DraftFields } from './draft-form.tsx';
import type { StagePage } from './stage-page.ts';
import { neighbour, stagePath } from './stages.ts';

/** The text as its public page will show it, and the ways back to each part. */
export function PreviewStage({ page }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { draft, problems, stages, authorName, refused } = page;
  const open = TEXT_PARTS.filter((part) => problems[part]);
  const to = (stage: Parameters<typeof stagePath>[0]) =>
    href(stagePath(stage, draft.ref, problems[stage as never] ? 'checked=1' : ''));
  return (
    <>
      <ErrorSummary errors={errorsOf(refused?.refusal, []).lines} />
      <Notice tone="info" icon="eye" headingLevel={2} title={t('draft.preview.title')}>
        {t('draft.preview.lead')}
      </Notice>
      {open.length > 0 ? (
        <Notice tone="warn" icon="pen" headingLevel={2} title={t('draft.preview.incomplete')}>
          <ul>
            {open.map((part) => (
              <li key={part}>
                <a href={to(part)}>{`${t(`draft.stage.${part}`)}: ${problems[part]}`}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {!problems.title && isAllCapitals(draft.title) ? (
        <Notice tone="warn">{t('draft.preview.capitals')}</Notice>
      ) : null}
      <article className="mt-6">
        <div className="flow-sm mb-5">
          <PetitionHead
            petition={{
              state: 'DRAFT',
              category: draft.topic,
              territory: draft.place,
              number: null,
              title: draft.title || t('draft.untitled'),
              authorName,
            }}
            date={null}
          />
        </div>
        <PetitionText petition={draft} />
      </article>
      {draft.call ? null : (
        <p className="row mt-6">
          {stages
            .filter((stage) => stage !== 'preview' && stage !== 'confirm')
            .map((stage) => (
              <TextLink key={stage} href={to(stage)} icon="pen">
                {`${t('draft.preview.change')}: ${t(`draft.stage.${stage}`)}`}
              </TextLink>
            ))}
        </p>
      )}
      <p className="row mt-7">
        {open.length === 0 ? (
          <LinkButton size="lg" href={href(stagePath('confirm', draft.ref))}>
            {t('draft.preview.go')}
          </LinkButton>
        ) : null}
        {draft.call ? null : <TextLink href={to(neighbour(stages, 'preview', -1))}>{t('draft.back')}</TextLink>}
      </p>
      {draft.call ? null : (
        <div className="mt-7">
          <Fold summary={t('draft.delete.title')}>
            <Form method="post" action={href(stagePath('preview', draft.ref))} className="flow-sm">
              <DraftFields page={page} />
              <p>{t('draft.delete.note')}</p>
              <TextButton name="intent" value="delete" icon="trash">
                {t('draft.delete.do')}
              </TextButton>
            </Form>
          </Fold>
        </div>
      )}
    </>
  );
}
