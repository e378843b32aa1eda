import { redirect } from '@remix-run/node';
import type { SiteContext } from '@viche/site';
import { loadDraft } from './load-draft.ts';
import { textProblems } from './problems.ts';
import { findSimilar } from './similar.ts';
import type { StagePage } from './stage-page.ts';
import { type Stage, stagePath, stagesFor } from './stages.ts';

interface LoadedStage extends Omit<StagePage, 'refused'> {
  readonly title: string;
  readonly robots: 'noindex';
}

/** What a page of the form shows. Throws the way to another page where this one has no place. */
export async function stagePage(site: SiteContext, request: Request, stage: Stage): Promise<LoadedStage> {
  const { searchParams } = new URL(request.url);
  const page = await loadDraft(site, request, searchParams.get('draft'));
  const { draft, submission } = page;
  const to = (other: Stage) => redirect(site.href(stagePath(other, draft.ref)), 303);
  const stages = stagesFor(page);
  if (!stages.includes(stage)) throw to('preview');
  const problems = textProblems(draft, submission, site.translator);
  if (draft.kind === 'new' && (stage === 'preview' || stage === 'confirm' || stage === 'files')) throw to('title');
  if (stage === 'confirm' && Object.keys(problems).length > 0) throw to('preview');
  // While the group gathers the text stands: its pages only show it.
  if (draft.call && stage !== 'preview' && stage !== 'confirm') throw to('confirm');
  const unanswered = stage === 'title' && draft.title !== '' && !problems.title && draft.ownTitle !== draft.title;
  const { t } = site.translator;
  return {
    ...page,
    stage,
    stages,
    problems,
    similar: unanswered ? await findSimilar(site, draft) : [],
    checked: searchParams.get('checked') === '1',
    moved: searchParams.has('moved'),
    signedIn: site.actor.participantId !== null,
    authorName: site.actor.publicName ?? '',
    title: `${t(`petitions:draft.stage.${stage}`)}: ${t('petitions:draft.new')} · ${site.tenant.names[site.locale].short}`,
    robots: 'noindex',
  };
}
