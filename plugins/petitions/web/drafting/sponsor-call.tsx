import { Form } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, CopyCode, Fold, Notice, TextButton } from '@viche/ui';
import { lastDay } from '../days-left.ts';
import { DraftFields } from './draft-form.tsx';
import type { StagePage } from './stage-page.ts';
import { stagePath } from './stages.ts';

/** The initiative group of a draft: how many it needs, the private link, who has joined. */
export function SponsorCall({ page, needed }: { page: StagePage; needed: number }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href, origin } = useSite();
  const { draft } = page;
  const action = href(stagePath('confirm', draft.ref));
  return (
    <section className="flow mt-7" aria-labelledby="group">
      <h2 id="group">{t('group.title')}</h2>
      <p>{t('group.needed', { count: needed })}</p>
      {draft.call ? (
        <>
          {draft.sponsors.length >= needed ? <Notice tone="ok">{t('group.whole')}</Notice> : null}
          <p>
            <b>{t('group.joined', { have: draft.sponsors.length, needed })}.</b>{' '}
            {t('group.until', { date: format.date(lastDay(draft.call.closesAt), 'day') })}
          </p>
          <h3>{t('group.link')}</h3>
          <CopyCode>{`${origin}${href(`/petitions/group/${draft.call.token}`)}`}</CopyCode>
          <p className="muted">{t('group.linkNote')}</p>
          {draft.sponsors.length > 0 ? (
            <ul>
              {draft.sponsors.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          ) : (
            <p className="muted">{t('group.nobody')}</p>
          )}
          <Fold summary={t('group.close')}>
            <Form method="post" action={action} className="flow-sm">
              <DraftFields page={page} />
              <p>{t('group.closeNote')}</p>
              <TextButton name="intent" value="close-call">
                {t('group.close')}
              </TextButton>
            </Form>
          </Fold>
        </>
      ) : (
        <Form method="post" action={action} className="flow-sm">
          <DraftFields page={page} />
          <p className="muted">{t('group.openNote')}</p>
          <Button size="lg" icon="users" name="intent" value="call">
            {t('group.open')}
          </Button>
        </Form>
      )}
    </section>
  );
}
