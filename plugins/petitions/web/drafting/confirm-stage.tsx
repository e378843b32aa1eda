import { Form } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, CheckList, ErrorSummary, LinkButton, Prose, TextLink } from '@viche/ui';
import { Arithmetic } from '../components/arithmetic.tsx';
import { errorsOf } from '../refused-form.ts';
import { DraftFields } from './draft-form.tsx';
import { SponsorCall } from './sponsor-call.tsx';
import type { StagePage } from './stage-page.ts';
import { stagePath } from './stages.ts';

/** The last page: what happens next and until when, who sees what, and the act. */
export function ConfirmStage({ page }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { draft, submission, signedIn, authorName, refused } = page;
  const needed = draft.call?.needed ?? submission.sponsorsNeeded;
  const isWhole = draft.sponsors.length >= needed;
  return (
    <>
      <ErrorSummary errors={errorsOf(refused?.refusal, []).lines} />
      <div className="flow">
        <h1>{t('draft.confirm.title')}</h1>
        <p className="lead">{draft.title}</p>
        <h2>{t('draft.confirm.next')}</h2>
        <Prose>
          <ol>
            <li>
              {t('draft.confirm.check', {
                count: submission.moderationDays,
                date: format.date(submission.checkedBy, 'day'),
              })}
            </li>
            <li>
              {t('draft.confirm.collect', {
                threshold: submission.signatureThreshold,
                days: submission.collectDays,
              })}{' '}
              {submission.authorSigns ? t('draft.confirm.authorSigns') : null}
            </li>
            <li>{t('draft.confirm.answer')}</li>
          </ol>
        </Prose>
        <Arithmetic steps={submission.arithmetic} />
        <h2>{t('draft.confirm.who')}</h2>
        <CheckList
          items={[
            { key: 'now', state: 'yes', text: t('draft.confirm.now') },
            { key: 'name', state: 'yes', text: t('draft.confirm.name', { name: authorName || '…' }) },
            { key: 'contacts', state: 'no', text: t('draft.confirm.contacts') },
          ]}
        />
      </div>
      {signedIn && needed > 0 ? <SponsorCall page={page} needed={needed} /> : null}
      {signedIn && isWhole ? (
        <Form method="post" action={href(stagePath('confirm', draft.ref))} className="mt-7">
          <DraftFields page={page} />
          <p className="row">
            <Button size="lg" icon="send" name="intent" value="submit">
              {t('draft.confirm.do')}
            </Button>
            <TextLink href={href(stagePath('preview', draft.ref))}>{t('draft.back')}</TextLink>
          </p>
        </Form>
      ) : null}
      {signedIn && !isWhole ? (
        <p className="mt-7">
          <TextLink href={href(stagePath('preview', draft.ref))}>{t('draft.back')}</TextLink>
        </p>
      ) : null}
      {signedIn ? null : (
        <div className="flow-sm mt-7">
          <p>{t('draft.confirm.signIn')}</p>
          <p className="row">
            <LinkButton
              size="lg"
              icon="key"
              href={`${href('/login')}?returnTo=${encodeURIComponent(href(stagePath('confirm', null)))}`}
            >
              {t('draft.confirm.signInDo')}
            </LinkButton>
            <TextLink href={href(stagePath('preview', null))}>{t('draft.back')}</TextLink>
          </p>
        </div>
      )}
    </>
  );
}
