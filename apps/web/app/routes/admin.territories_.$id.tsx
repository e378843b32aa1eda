import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, Crumbs, TextInput } from '@viche/ui';
import { DeskAnswer, errorIn, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { DeskSection } from '../desk/desk-section.tsx';
import {
  ADD_TERRITORY,
  ARCHIVE_TERRITORY,
  EDIT_TERRITORY,
  TERRITORIES,
  type TerritoriesPage,
  territoryInput,
} from '../territories/territory-data.ts';
import { TerritoryForm } from '../territories/territory-form.tsx';

const FIELDS = ['kind', 'nameUk', 'nameEn', 'code', 'parentId', 'population', 'order', 'reason'];

async function readPage(site: SiteContext, id: string | undefined) {
  requireOwner(site);
  const { deskTerritories } = await site.query<TerritoriesPage>(TERRITORIES);
  const territory = deskTerritories.find((one) => one.id === id) ?? null;
  if (!territory && id !== 'new') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return { territory, territories: deskTerritories };
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const page = await readPage(site, params.id);
  const title = page.territory?.nameUk ?? site.translator.t('site:territories.new');
  return { title, ...page, robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const { territory } = await readPage(site, params.id);
  const posted = await site.readForm(request, `territory-${territory?.id ?? 'new'}`);
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const intent = String(form.get('intent') ?? '');
  const seen = territory ? { territoryId: territory.id, revision: Number(form.get('revision')) } : {};
  const archives = territory !== null && (intent === 'archived' || intent === 'active');
  const outcome = archives
    ? await site.mutate(ARCHIVE_TERRITORY, {
        input: { ...seen, to: intent, reason: String(form.get('reason') ?? ''), idempotencyKey },
      })
    : await site.mutate(territory ? EDIT_TERRITORY : ADD_TERRITORY, {
        input: { ...seen, ...territoryInput(form), idempotencyKey },
      });
  const done = archives ? intent : territory ? 'edited' : 'added';
  if (outcome.done) return redirect(`${site.href('/admin/territories')}?done=${done}`, 303);
  return data({ refusal: outcome.refusal, typed: typedOf(form) }, { status: outcome.status });
}

/** One part of the hromada: its names, where it belongs, and whether forms offer it. */
export default function EditTerritory() {
  const { territory, territories } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t, locale } = useTranslation('site');
  const { href } = useSite();
  const name = territory && (locale === 'en' ? territory.nameEn : territory.nameUk);
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={null} />
      <Crumbs items={[{ href: href('/admin/territories'), label: t('territories.title') }]} />
      <h1 className="mb-5">{name ?? t('territories.new')}</h1>
      <TerritoryForm territory={territory} territories={territories} refused={refused} />
      {territory ? (
        <DeskSection
          id="archive"
          title={t(territory.archivedAt ? 'territories.restoreTitle' : 'territories.archiveTitle')}
        >
          <form method="post" action={href(`/admin/territories/${territory.id}`)} className="flow measure" noValidate>
            <FormSecrets scope={`territory-${territory.id}`} />
            <input type="hidden" name="revision" value={territory.revision} />
            <TextInput
              id="reason"
              name="reason"
              label={t('territories.reason')}
              error={errorIn(refused, 'reason')}
              defaultValue={refused?.typed.reason ?? ''}
              maxLength={500}
            />
            <Button variant="second" name="intent" value={territory.archivedAt ? 'active' : 'archived'}>
              {t(territory.archivedAt ? 'territories.restore' : 'territories.archive')}
            </Button>
          </form>
        </DeskSection>
      ) : null}
    </>
  );
}
