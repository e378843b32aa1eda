import { useTranslation } from '@viche/i18n';
import { type FollowLink, useSite } from '@viche/site';
import { Button, GoLink, Notice, PageMain } from '@viche/ui';

interface FollowPageProps {
  /** What the link is for. */
  readonly use: 'confirm' | 'end';
  /** What the page shows: the question before the act, what was done, or that there is nothing to do any more. */
  readonly stage: 'asked' | 'done' | 'over';
  readonly thing: FollowLink['thing'];
}

const WORDS = {
  confirm: { title: 'confirmTitle', lead: 'confirmLead', act: 'confirmAct', done: 'confirmed' },
  end: { title: 'endTitle', lead: 'endLead', act: 'endAct', done: 'ended' },
} as const;

/** The page behind a letter's link: nothing happens before its button is pressed, since programs open links too. */
export function FollowPage({ use, stage, thing }: FollowPageProps) {
  const { t } = useTranslation('follows');
  const { href } = useSite();
  const words = WORDS[use];
  return (
    <PageMain>
      <div className="measure flow">
        <h1>{t(`page.${words.title}`)}</h1>
        {stage === 'asked' ? (
          <form method="post" className="flow">
            <p className="lead">{t(`page.${words.lead}`)}</p>
            {thing ? (
              <p>
                <b>{thing.title}</b>
              </p>
            ) : null}
            <Button size="lg" icon={use === 'confirm' ? 'check' : undefined}>
              {t(`page.${words.act}`)}
            </Button>
          </form>
        ) : (
          <Notice
            tone={stage === 'done' ? 'ok' : 'info'}
            headingLevel={2}
            title={t(stage === 'done' ? `page.${words.done}Title` : 'page.overTitle')}
            appears="after-act"
          >
            {t(stage === 'done' ? `page.${words.done}Body` : 'page.overBody')}
          </Notice>
        )}
        <p className="row row-lg">
          {thing && stage !== 'asked' ? (
            <GoLink href={href(thing.path)} iconAfter="right">
              {t('page.goTo', { title: thing.title })}
            </GoLink>
          ) : null}
          <GoLink href={href('/')}>{t('page.home')}</GoLink>
        </p>
      </div>
    </PageMain>
  );
}
