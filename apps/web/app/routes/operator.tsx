import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { siteOf } from '@viche/site';
import { PageMain } from '@viche/ui';
import { OperatorFrame } from '../operator/operator-frame.tsx';
import { doorsOf } from '../operator/operator-of.ts';
import { PlatformFrame } from '../platform/platform-frame.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { name: doorsOf(siteOf(context)).who?.name ?? null };
}

/** Frame of the operators' console, and of its doors for whoever is not signed in. */
export default function OperatorLayout() {
  const { name } = useLoaderData<typeof loader>();
  return name === null ? (
    <PlatformFrame>
      <PageMain>
        <Outlet />
      </PageMain>
    </PlatformFrame>
  ) : (
    <OperatorFrame name={name}>
      <Outlet />
    </OperatorFrame>
  );
}
