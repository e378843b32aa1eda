import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { mutationDocument, pageMeta, type SiteContext, siteOf } from '@viche/site';
import { COUNCIL_FIELDS, COUNCIL_TEXTS, type CouncilData } from '../council/council-data.ts';
import { CouncilForm } from '../council/council-form.tsx';
import { LanguagesForm } from '../council/languages-form.tsx';
import { type ChangeData, ChangeHistory } from '../desk/change-history.tsx';
import { DeskAnswer, doneOf, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';

const COUNCIL = `query DeskCouncil { councilFacts { ${COUNCIL_FIELDS.join(' ')} locales requiredLocale revision } councilChanges { id at key oldValue newValue by } }`;
const UPDATE = mutationDocument('updateCouncil');
const LANGUAGES = mutationDocument('updateLanguages');
const DONE = ['saved', 'languages'] as const;
const FIELDS = [...COUNCIL_FIELDS, 'locales'];

async function readPage(site: SiteContext) {
  requireOwner(site);
  const { councilFacts, councilChanges } = await site.query<{
    councilFacts: CouncilData;
    councilChanges: readonly ChangeData[];
  }>(COUNCIL);
  return { council: councilFacts, changes: councilChanges };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const page = await readPage(site);
  const title = site.translator.t('site:council.title');
  return { title, ...page, done: doneOf(request, DONE), robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const posted = await site.readForm(request, 'council');
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const typed = typedOf(posted.form);
  const { idempotencyKey } = posted;
  const revision = Number(typed.revision) || 0;
  if (typed.part === 'languages') {
    const locales = posted.form.getAll('locales').map(String);
    const outcome = await site.mutate(LANGUAGES, { input: { locales, revision, idempotencyKey } });
    // The page's own language may be the one that is gone: its address leads on from there.
    if (outcome.done) return redirect(`${site.href('/admin/council')}?done=languages`, 303);
    return data(
      { refusal: outcome.refusal, typed: { ...typed, locales: locales.join(' ') } },
      { status: outcome.status },
    );
  }
  // A site without English does not ask for English words: what was written stays.
  const texts = Object.fromEntries(COUNCIL_TEXTS.filter((name) => name in typed).map((name) => [name, typed[name]]));
  // What is no number is no number of people: the command refuses it at its field.
  const population = /^\d{1,9}$/.test(typed.population ?? '') ? Number(typed.population) : 0;
  const outcome = await site.mutate(UPDATE, {
    input: { ...texts, population, revision, idempotencyKey },
  });
  if (outcome.done) return redirect(`${site.href('/admin/council')}?done=saved`, 303);
  return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

/** What the hromada says of itself on every page. */
export default function Council() {
  const { council, changes, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  return (
    <>
      <DeskAnswer
        refused={refused}
        fields={FIELDS}
        done={done && t(done === 'saved' ? 'council.saved' : 'council.languages.saved')}
      />
      <h1>{t('council.title')}</h1>
      <p className="lead mt-4 mb-5">{t('council.lead')}</p>
      <CouncilForm council={council} refused={refused} />
      <LanguagesForm council={council} refused={refused} />
      <ChangeHistory
        changes={changes}
        none={t('council.noHistory')}
        nameOf={(key) =>
          FIELDS.includes(key) ? t(key === 'locales' ? 'council.languages.title' : `council.${key}`) : key
        }
        textOf={(_key, value) => textOfChange(value, t)}
      />
    </>
  );
}

function textOfChange(value: unknown, t: (key: string) => string): string {
  if (Array.isArray(value)) return value.map((locale) => t(`council.languages.${locale}`)).join(', ');
  return value === null || value === '' ? '—' : String(value);
}
