import { Outlet } from '@remix-run/react';
import { useSite } from '@viche/site';
import { PlatformFrame } from '../platform/platform-frame.tsx';
import { PublicFrame } from '../site-frame.tsx';

/** Frame of the public pages of a hromada, and of the platform's own. */
export default function PublicLayout() {
  const { kind } = useSite();
  return kind === 'platform' ? (
    <PlatformFrame>
      <Outlet />
    </PlatformFrame>
  ) : (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}
