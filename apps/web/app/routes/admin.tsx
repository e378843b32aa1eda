import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { siteOf } from '@viche/site';
import { DeskFrame } from '../site-frame.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  siteOf(context).requireStaff();
  return null;
}

/** Frame of the staff desk; to everybody else its addresses do not exist. */
export default function DeskRoute() {
  return (
    <DeskFrame>
      <Outlet />
    </DeskFrame>
  );
}
