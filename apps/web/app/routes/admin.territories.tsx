import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Chip, EmptyState, LinkButton, Table } from '@viche/ui';
import { DeskAnswer, doneOf, typedOf } from '../desk/desk-form.tsx';
import { requireOwner } from '../desk/desk-roles.ts';
import { FormerNames } from '../territories/former-names.tsx';
import {
  ADD_ALIAS,
  END_ALIAS,
  TERRITORIES,
  type TerritoriesPage,
  type TerritoryData,
} from '../territories/territory-data.ts';

const DONE = ['added', 'edited', 'archived', 'active', 'renamed', 'ended', 'placed'] as const;
const FIELDS = ['kind', 'formerName', 'presentName', 'source', 'territoryId'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const page = await site.query<TerritoriesPage>(TERRITORIES);
  return {
    title: site.translator.t('site:territories.title'),
    ...page,
    done: doneOf(request, DONE),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const posted = await site.readForm(request, 'former-names');
  if (!posted.done) return data({ refusal: posted.refusal, typed: typedOf(posted.typed) }, { status: posted.status });
  const { form, idempotencyKey } = posted;
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const ends = form.get('intent') === 'end';
  const outcome = ends
    ? await site.mutate(END_ALIAS, { input: { aliasId: text('aliasId'), reason: text('reason'), idempotencyKey } })
    : await site.mutate(ADD_ALIAS, {
        input: {
          kind: text('kind') === 'settlement' ? 'settlement' : 'street',
          formerName: text('formerName'),
          presentName: text('presentName'),
          source: text('source'),
          territoryId: text('territoryId') || null,
          idempotencyKey,
        },
      });
  if (outcome.done) return redirect(`${site.href('/admin/territories')}?done=${ends ? 'ended' : 'renamed'}`, 303);
  return data({ refusal: outcome.refusal, typed: typedOf(form) }, { status: outcome.status });
}

/** Parts of the hromada, and the former names of its streets and settlements. */
export default function Territories() {
  const { deskTerritories, formerNames, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <>
      <DeskAnswer refused={refused} fields={FIELDS} done={done ? t(`territories.done.${done}`) : null} />
      <h1>{t('territories.title')}</h1>
      <p className="lead mt-4 mb-5">{t('territories.lead')}</p>
      <p className="mb-5">
        <LinkButton href={href('/admin/territories/new')} icon="plus">
          {t('territories.add')}
        </LinkButton>{' '}
        <LinkButton href={href('/admin/territories/codifier')} variant="second" icon="list">
          {t('territories.codifier.open')}
        </LinkButton>
      </p>
      {deskTerritories.length === 0 ? (
        <EmptyState icon="pin" title={t('territories.empty')} headingLevel={2}>
          {t('territories.emptyBody')}
        </EmptyState>
      ) : (
        <TerritoryTable territories={deskTerritories} />
      )}
      <FormerNames names={formerNames} territories={deskTerritories} refused={refused} />
    </>
  );
}

function TerritoryTable({ territories }: { territories: readonly TerritoryData[] }) {
  const { t, locale } = useTranslation('site');
  const { href } = useSite();
  const nameOf = ({ nameUk, nameEn }: TerritoryData) => (locale === 'en' ? nameEn : nameUk);
  const parentName = (id: string | null) => {
    const parent = territories.find((one) => one.id === id);
    return parent ? nameOf(parent) : '—';
  };
  return (
    <Table
      caption={t('territories.title')}
      captionAs="hidden"
      stack="wide"
      rows={territories}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'territory',
          title: t('territories.territory'),
          cell: (territory) => (
            <>
              <a href={href(`/admin/territories/${territory.id}`)}>{nameOf(territory)}</a>
              {territory.code ? (
                <>
                  <br />
                  <span className="muted sm">{territory.code}</span>
                </>
              ) : null}
            </>
          ),
        },
        { key: 'kind', title: t('territories.kind'), cell: ({ kind }) => t(`territories.kinds.${kind}`) },
        { key: 'parent', title: t('territories.parent'), cell: ({ parentId }) => parentName(parentId) },
        {
          key: 'state',
          title: t('territories.state'),
          cell: ({ archivedAt }) => (
            <Chip tone={archivedAt ? 'calm' : 'ok'} icon={archivedAt ? 'pause' : 'ok'}>
              {t(`territories.states.${archivedAt ? 'archived' : 'active'}`)}
            </Chip>
          ),
        },
      ]}
    />
  );
}
