import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Checkboxes, Crumbs, EmptyState, Select } from '@viche/ui';
import { DeskAnswer, errorIn, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { useTerritoryOptions } from '../territories/former-names.tsx';
import { ADD_PLACES, CODIFIER_PLACES, type PlaceData, type TerritoryData } from '../territories/territory-data.ts';

const FIELDS = ['codes', 'parentId'];

interface PlacesPage {
  readonly codifierPlaces: readonly PlaceData[];
  readonly deskTerritories: readonly TerritoryData[];
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const page = await site.query<PlacesPage>(CODIFIER_PLACES);
  return { title: site.translator.t('site:territories.codifier.title'), ...page, robots: 'noindex' as const };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const posted = await site.readForm(request, 'codifier-places');
  if (!posted.done)
    return data({ refusal: posted.refusal, typed: typedOf(posted.typed), chosen: [] }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const codes = form.getAll('codes').map(String);
  const outcome = await site.mutate(ADD_PLACES, {
    input: { codes, parentId: String(form.get('parentId') ?? '') || null, idempotencyKey },
  });
  if (outcome.done) return redirect(`${site.href('/admin/territories')}?done=placed`, 303);
  return data({ refusal: outcome.refusal, typed: typedOf(form), chosen: codes }, { status: outcome.status });
}

/** Settlements of the hromada by the state codifier: those that it has not yet are ticked, one press adds them. */
export default function CodifierPlaces() {
  const { codifierPlaces, deskTerritories } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t, locale } = useTranslation('site');
  const { href } = useSite();
  const left = codifierPlaces.filter(({ added }) => !added);
  const nameOf = ({ nameUk, nameEn, kind }: PlaceData) =>
    `${locale === 'en' ? nameEn : nameUk}, ${t(`territories.kinds.${kind}`)}`;
  const parents = useTerritoryOptions(deskTerritories, t('territories.noParent'));
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={null} />
      <Crumbs items={[{ href: href('/admin/territories'), label: t('territories.title') }]} />
      <h1>{t('territories.codifier.title')}</h1>
      <p className="lead mt-4 mb-5">{t('territories.codifier.lead')}</p>
      {left.length === 0 ? (
        <EmptyState
          icon="pin"
          title={t(codifierPlaces.length === 0 ? 'territories.codifier.unknown' : 'territories.codifier.all')}
          headingLevel={2}
        >
          {t('territories.codifier.byHand')}
        </EmptyState>
      ) : (
        <form method="post" action={href('/admin/territories/codifier')} className="flow measure" noValidate>
          <FormSecrets scope="codifier-places" />
          <Checkboxes
            id="codes"
            name="codes"
            legend={t('territories.codifier.places', { count: left.length })}
            hint={t('territories.codifier.hint')}
            error={errorIn(refused, 'codes')}
            values={refused ? refused.chosen : left.map(({ code }) => code)}
            options={left.map((place) => ({ value: place.code, label: nameOf(place), hint: place.code }))}
          />
          <Select
            id="parentId"
            name="parentId"
            label={t('territories.parentId')}
            hint={t('territories.codifier.parentHint')}
            error={errorIn(refused, 'parentId')}
            defaultValue={refused?.typed.parentId ?? ''}
            options={parents}
          />
          <Button size="lg">{t('territories.codifier.add')}</Button>
        </form>
      )}
    </>
  );
}
