import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { siteOf } from '@viche/site';
import { Announcements } from '../desk/announcements.tsx';
import { DeskFrame } from '../site-frame.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  return { waiting: await site.desk.waiting(), announcements: await site.desk.announcements() };
}

/** Frame of the staff desk; to everybody else its addresses do not exist. */
export default function DeskRoute() {
  const { waiting, announcements } = useLoaderData<typeof loader>();
  return (
    <DeskFrame waiting={waiting}>
      <Announcements list={announcements} />
      <Outlet />
    </DeskFrame>
  );
}
