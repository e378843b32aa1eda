import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { siteOf } from '@viche/site';
import { DeskFrame } from '../site-frame.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  return { waiting: await site.desk.waiting() };
}

/** Frame of the staff desk; to everybody else its addresses do not exist. */
export default function DeskRoute() {
  return (
    <DeskFrame waiting={useLoaderData<typeof loader>().waiting}>
      <Outlet />
    </DeskFrame>
  );
}
