import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import { FollowPage } from '../follow/follow-page.tsx';

/** The link at the foot of every letter to a follower. Opening it changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const link = await site.follows.look('end', params.token ?? '');
  return { ...link, title: site.translator.t('follows:page.endTitle'), robots: 'noindex' as const };
}

/**
 * The page's button, or a mail program that posts for the person, without cookies and from its own address (RFC 8058). The
 * answer is no redirect, which such a program would not follow; posted again, it says the same.
 */
export async function action({ params, context }: ActionFunctionArgs) {
  await siteOf(context).follows.end(params.token ?? '');
  return { ended: true };
}

export const meta = pageMeta;

export default function EndFollow() {
  const { state, thing } = useLoaderData<typeof loader>();
  const ended = useActionData<typeof action>()?.ended === true;
  const stage = ended ? 'done' : state === 'over' ? 'over' : 'asked';
  return <FollowPage use="end" stage={stage} thing={thing} />;
}
