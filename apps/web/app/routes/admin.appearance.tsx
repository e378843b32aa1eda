import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { mutationDocument, type Outcome, pageMeta, type Refusal, type SiteContext, siteOf } from '@viche/site';
import { colourProblem } from '@viche/ui/skin';
import { APPEARANCE, type AppearanceData } from '../appearance/appearance-data.ts';
import { AppearanceHistory } from '../appearance/appearance-history.tsx';
import { ColoursForm } from '../appearance/colours-form.tsx';
import { CrestForm } from '../appearance/crest-form.tsx';
import { HomeForm } from '../appearance/home-form.tsx';
import { readHomeBlocks } from '../appearance/home-places.ts';
import type { ChangeData } from '../desk/change-history.tsx';
import { DeskAnswer, doneOf, type RefusedForm, typedOf } from '../desk/desk-form.tsx';

const UPDATE = mutationDocument('updateAppearance');
const FIELDS = ['crest', 'accent', 'preset', 'font', 'welcomeUk', 'welcomeEn', 'textUk', 'textEn'];
const DONE = ['crest', 'colours', 'home'] as const;

interface Page {
  readonly appearance: AppearanceData;
  readonly appearanceChanges: readonly ChangeData[];
}

async function readPage(site: SiteContext): Promise<Page> {
  const page = await site.query<Page>(APPEARANCE);
  if (page.appearance.revision === null) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return page;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const page = await readPage(site);
  return {
    title: site.translator.t('site:appearance.title'),
    ...page,
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'appearance');
  if (!posted.done) return refuse(posted.refusal, posted.typed, posted.status);
  const { form, files, idempotencyKey } = posted;
  const part = DONE.find((known) => known === form.get('part')) ?? 'colours';
  const revision = Number(form.get('revision'));
  const change = await CHANGES[part](site, form, files);
  if (!change.done) return refuse(change.refusal, form, change.status);
  if (part === 'colours' && form.get('intent') === 'preview') {
    const colours = change.value as { preset: string; accent?: string; font: string };
    const problem = colours.accent === undefined ? null : colourProblem(colours.accent, site.locale);
    if (!problem) throw redirect(`${site.href('/admin/appearance/preview')}?${new URLSearchParams(colours)}`, 303);
    const message = site.translator.t(problem.problem, problem.params);
    return refuse({ code: 'core/bad-input', message, fields: [{ field: 'accent', message }] }, form, 422);
  }
  const outcome = await site.mutate(UPDATE, { input: { revision, ...change.value, idempotencyKey } });
  if (outcome.done) return redirect(`${site.href('/admin/appearance')}?done=${part}`, 303);
  return refuse(outcome.refusal, form, outcome.status);
}

function refuse(refusal: Refusal, form: FormData, status: number) {
  return data({ refusal, typed: typedOf(form) } satisfies RefusedForm, { status });
}

type Files = Extract<Awaited<ReturnType<SiteContext['readForm']>>, { done: true }>['files'];
type Change = Outcome<Readonly<Record<string, unknown>>>;
const done = (value: Readonly<Record<string, unknown>>): Change => ({ done: true, value });
const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** What each of the page's forms asks `updateAppearance` for. */
const CHANGES: Readonly<
  Record<(typeof DONE)[number], (site: SiteContext, form: FormData, files: Files) => Promise<Change>>
> = {
  async crest(site, form, files) {
    if (form.get('intent') === 'remove') return done({ crest: null });
    const file = files.find(({ field }) => field === 'crest');
    if (!file) {
      const message = site.translator.t('site:appearance.noFile');
      return {
        done: false,
        status: 422,
        refusal: { code: 'core/bad-input', message, fields: [{ field: 'crest', message }] },
      };
    }
    const sent = await site.sendFile(file, 'crest');
    return sent.done ? done({ crest: sent.value.id }) : sent;
  },
  async colours(_site, form) {
    const preset = form.get('preset') === 'own' ? 'own' : 'state';
    const colour = text(form, 'accent').trim();
    // With the state's colours the field of the own one is not an answer to anything.
    return done({ preset, font: text(form, 'font'), ...(preset === 'own' ? { accent: colour || '#' } : {}) });
  },
  async home(site, form) {
    const { appearance } = await readPage(site);
    const texts = Object.fromEntries(
      ['welcomeUk', 'welcomeEn', 'textUk', 'textEn']
        .filter((name) => form.has(name))
        .map((name) => [name, text(form, name)]),
    );
    return done({ ...texts, home: readHomeBlocks(form, appearance.home) });
  },
};

/** How the site looks: crest, colours and typeface, the home page's parts, and who changed what. */
export default function AppearancePage() {
  const { appearance, appearanceChanges, done: said } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  const form = { appearance, refused };
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={said ? t(`appearance.done.${said}`) : null} />
      <h1>{t('appearance.title')}</h1>
      <p className="lead mt-4">{t('appearance.lead')}</p>
      <CrestForm {...form} />
      <ColoursForm {...form} />
      <HomeForm {...form} />
      <AppearanceHistory changes={appearanceChanges} />
    </>
  );
}
