import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Card, CopyCode, EmptyState, FallenStitch, GoLink, LinkButton, PageMain, TextLink } from '@viche/ui';
import type { ReactElement } from 'react';
import { describeRefusal } from './describe-refusal.ts';
import { LoginEndedPage } from './login-ended-page.tsx';
import { PlatformFrame } from './platform/platform-frame.tsx';
import { PublicFrame } from './site-frame.tsx';

/** Codes after which the same request may well succeed. */
const WORTH_RETRYING: ReadonlySet<string> = new Set(['core/internal', 'core/busy', 'core/outcome-unknown']);

/** Pages that say what is missing, and how to get it. */
const WAY_ON: Readonly<Record<string, { readonly path: string; readonly label: string }>> = {
  'core/assurance': { path: '/residency', label: 'residency:page.title' },
  'core/not-at-desk': { path: '/assisted', label: 'residency:assisted.screen.title' },
};

/** Refusals that have a page of their own. */
const PAGES: Readonly<Record<string, ReactElement>> = {
  'core/not-found': <NotFoundPage />,
  'core/module-off': <ModuleOffPage />,
};

/** A page for a refusal or a failure, inside the site's own frame. */
export function ErrorPage({ code }: { code: string }) {
  const { kind, keptPost } = useSite();
  const page =
    code === 'core/sign-in' && keptPost ? (
      <LoginEndedPage kept={keptPost} />
    ) : (
      (PAGES[code] ?? <FailurePage code={code} />)
    );
  return kind === 'platform' ? <PlatformFrame>{page}</PlatformFrame> : <PublicFrame>{page}</PublicFrame>;
}

function NotFoundPage() {
  const { t } = useTranslation('site');
  const { tenant, translator, href, chrome, actor } = useSite();
  const { title, body } = describeRefusal(translator, 'core/not-found');
  return (
    <PageMain>
      <div className="cols-2">
        <div className="flow">
          <p className="muted">{t('error.number', { status: 404 })}</p>
          <h1>{t('error.fallenStitch')}</h1>
          <p className="lead">{title}.</p>
          <p>{body}</p>
          <p className="row row-lg">
            <GoLink href={href('/')}>{t('core:areas.home')}</GoLink>
            {chrome.navigation.map((entry) => (
              <GoLink key={entry.href} href={entry.href}>
                {entry.label}
              </GoLink>
            ))}
            {actor.participantId ? <GoLink href={href('/account')}>{t('core:areas.account')}</GoLink> : null}
          </p>
        </div>
        <FallenStitch katottg={tenant.code} />
      </div>
    </PageMain>
  );
}

function ModuleOffPage() {
  const { t } = useTranslation('core');
  const { translator, href } = useSite();
  const { title, body, next } = describeRefusal(translator, 'core/module-off');
  return (
    <PageMain>
      <EmptyState
        icon="plug"
        title={title}
        headingLevel={1}
        acts={<LinkButton href={href('/')}>{t('words.toHome')}</LinkButton>}
      >
        {body} {next}
      </EmptyState>
    </PageMain>
  );
}

function FailurePage({ code }: { code: string }) {
  const { t } = useTranslation('site');
  const { translator, href, path, requestId, tenant } = useSite();
  const { title, body, next } = describeRefusal(translator, code);
  return (
    <PageMain>
      <div className="measure flow">
        <h1>{title}</h1>
        {body ? <p className="lead">{body}</p> : null}
        {next ? <p>{next}</p> : null}
        {WAY_ON[code] ? (
          <p>
            <TextLink href={href(WAY_ON[code].path)}>{t(WAY_ON[code].label)}</TextLink>
          </p>
        ) : null}
        <p className="row">
          {WORTH_RETRYING.has(code) ? (
            <>
              <LinkButton size="lg" icon="back" href={href(path)}>
                {t('core:words.tryAgain')}
              </LinkButton>
              <TextLink href={href('/')}>{t('core:words.toHome')}</TextLink>
            </>
          ) : (
            <LinkButton size="lg" href={href('/')}>
              {t('core:words.toHome')}
            </LinkButton>
          )}
        </p>
        <Card look="linen">
          <p className="sm">{t('error.requestId')}</p>
          <CopyCode>{requestId}</CopyCode>
          {tenant.contacts.email ? (
            <p className="sm muted">
              <a href={`mailto:${tenant.contacts.email}`}>{tenant.contacts.email}</a>
            </p>
          ) : null}
        </Card>
      </div>
    </PageMain>
  );
}
