import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Crumbs, Icon, Notice, PageMain, Split, Steps } from '@viche/ui';
import type { ReactNode } from 'react';
import type { StagePage } from './stage-page.ts';
import { isTextStage, type Stage, stagePath } from './stages.ts';

/** What stands around every page of the form: where one is, all steps, and whether the text is safe. */
export function StageFrame({ page, children }: { page: StagePage; children: ReactNode }) {
  const { t } = useTranslation('petitions');
  const { href, nonce } = useSite();
  const { stage, stages, draft, problems } = page;
  const at = stages.indexOf(stage);
  const isDone = (step: Stage, index: number) => index < at && !(isTextStage(step) && problems[step]);
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/petitions'), label: t('nav.public') }]} />
      <Split side="start">
        <aside aria-label={t('draft.steps')}>
          <Steps
            label={t('draft.steps')}
            steps={stages.map((step, index) => ({
              key: step,
              label: t(`draft.stage.${step}`),
              state: index === at ? 'now' : isDone(step, index) ? 'done' : 'next',
              href: href(stagePath(step, draft.ref)),
            }))}
          />
          <SaveStatus page={page} />
        </aside>
        <div className="measure">
          {page.moved ? (
            <div className="mb-6">
              <Notice tone="ok" appears="after-act">
                {t('draft.adopted')}
              </Notice>
            </div>
          ) : null}
          {children}
        </div>
      </Split>
      <script type="module" src="/draft.js" nonce={nonce} />
    </PageMain>
  );
}

/** When the text was saved; the script keeps the line true while somebody writes, and says so when it cannot. */
function SaveStatus({ page: { draft } }: { page: StagePage }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { tenant } = useSite();
  return (
    <p
      className="muted sm mt-5 icon-line"
      role="status"
      data-save-status=""
      data-zone={tenant.timeZone}
      data-saved={t('draft.savedNow')}
      data-unsaved={t('draft.notSaved')}
      data-refused={t('draft.refusedSave')}
      data-elsewhere={t('draft.changedElsewhere')}
      data-offline={t('draft.offline')}
    >
      {draft.savedAt ? (
        <>
          <Icon name="check" />
          <span>{t('draft.savedAt', { when: format.dateTime(draft.savedAt) })}</span>
        </>
      ) : null}
    </p>
  );
}
