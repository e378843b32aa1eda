import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import { FollowPage } from '../follow/follow-page.tsx';

/** The link of the first letter. Opening it changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const link = await site.follows.look('confirm', params.token ?? '');
  return { ...link, title: site.translator.t('follows:page.confirmTitle'), robots: 'noindex' as const };
}

/** The token of the address is the right to do this; a form's own token would prove nothing more. */
export async function action({ params, context }: ActionFunctionArgs) {
  const confirmed = await siteOf(context).follows.confirm(params.token ?? '');
  return data({ confirmed }, { status: confirmed ? 200 : 410 });
}

export const meta = pageMeta;

export default function ConfirmFollow() {
  const { state, thing } = useLoaderData<typeof loader>();
  const confirmed = useActionData<typeof action>()?.confirmed;
  const stage = confirmed || state === 'confirmed' ? 'done' : state === 'over' ? 'over' : 'asked';
  return <FollowPage use="confirm" stage={stage} thing={thing} />;
}
