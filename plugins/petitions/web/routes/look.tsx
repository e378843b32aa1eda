import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { LookQuestion } from '../components/look-question.tsx';
import { LOOK_FORM, type LookFormResult, OPEN_LOOK } from '../look-document.ts';
import { openLook } from '../open-look.ts';

const formOf = (ref: string | undefined): string => `petitions.look:${ref}`;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petition, looksToday, petitionLooksPerDay } = await site.query<LookFormResult>(LOOK_FORM, {
    ref: params.key,
  });
  if (!petition?.acts.includes('LOOK_AT_SIGNATORIES')) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { searchParams } = new URL(request.url);
  return {
    petition,
    looks: { left: Math.max(petitionLooksPerDay - looksToday, 0), limit: petitionLooksPerDay },
    invalidation: searchParams.get('invalidation') ?? '',
    over: searchParams.has('over'),
    asked: searchParams.get('done') === 'asked',
    title: `${site.translator.t('petitions:integrity.looks.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

const PARTS = ['name', 'invalidationId', 'after'] as const;

export const action = (args: ActionFunctionArgs) =>
  openLook(args, {
    scope: formOf(args.params.key),
    mutation: OPEN_LOOK,
    about: (typed) => ({
      petitionId: typed.petitionId ?? '',
      ...Object.fromEntries(PARTS.flatMap((name) => (typed[name]?.trim() ? [[name, typed[name]]] : []))),
    }),
    path: `/admin/petitions/${args.params.key}/look`,
  });

export const meta = pageMeta;

/** The question that stands before every look at who signed: on what ground, and what for. */
export default function Look() {
  const { petition, looks, invalidation, over, asked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const path = `/admin/petitions/${petition.ref}`;
  const decision = refused?.typed.invalidationId ?? invalidation;
  return (
    <LookQuestion
      crumbs={[
        { href: href(path), label: petition.title },
        { href: href(`${path}/names`), label: t('integrity.names.title') },
      ]}
      over={over}
      asked={asked}
      refused={refused}
      note={decision ? t('integrity.looks.ofDecision') : undefined}
      scope={formOf(petition.ref)}
      action={href(`${path}/look`)}
      looks={looks}
      kind="signatories"
      hidden={{ petitionId: petition.id, ...(decision && { invalidationId: decision }) }}
    />
  );
}
