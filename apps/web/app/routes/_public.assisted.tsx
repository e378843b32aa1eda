import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, GoLink, Icon, Notice, PageMain, TextInput, TextLink } from '@viche/ui';
import { SLIP, type SlipData } from '../assisted/assisted-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { searchParams } = new URL(request.url);
  const slip = site.actor.assisted ? (await site.query<{ assistedSlip: SlipData | null }>(SLIP)).assistedSlip : null;
  return {
    title: site.translator.t('residency:assisted.screen.title'),
    slip,
    error: (['code', 'stale'] as const).find((known) => known === searchParams.get('error')) ?? null,
    done: searchParams.get('done') !== null,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** The screen that a served resident sees: a code opens it, a button ends it, and between them stands what was done. */
export default function AssistedScreen() {
  const { slip } = useLoaderData<typeof loader>();
  const { actor } = useSite();
  return (
    <PageMain>
      <div className="measure flow">{actor.assisted ? <Served slip={slip} /> : <CodeForm />}</div>
    </PageMain>
  );
}

function CodeForm() {
  const { t } = useTranslation('residency');
  const { error, done } = useLoaderData<typeof loader>();
  const { actor } = useSite();
  return (
    <>
      {done ? (
        <Notice tone="ok" headingLevel={2} title={t('assisted.screen.done')} appears="after-act">
          <p>{t('assisted.screen.doneBody')}</p>
        </Notice>
      ) : null}
      <h1>{t('assisted.screen.title')}</h1>
      {actor.participantId ? (
        <Notice tone="warn" headingLevel={2} title={t('assisted.screen.signedIn')} />
      ) : (
        <>
          <p className="lead">{t('assisted.screen.lead')}</p>
          <form method="post" action="/auth/assisted" className="flow" noValidate autoComplete="off">
            <TextInput
              id="code"
              name="code"
              width="m"
              label={t('assisted.screen.code')}
              error={error === 'code' ? t('assisted.screen.wrong') : undefined}
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
            <Button size="lg">{t('assisted.screen.open')}</Button>
          </form>
        </>
      )}
    </>
  );
}

function Served({ slip }: { slip: SlipData | null }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { actor, chrome, href } = useSite();
  const { error } = useLoaderData<typeof loader>();
  const acts = slip?.acts ?? [];
  return (
    <>
      {error === 'stale' ? (
        <Notice tone="bad" headingLevel={2} title={t('assisted.screen.stale')} appears="after-act" />
      ) : null}
      <h1>{t('assisted.screen.serving', { officer: actor.assisted?.by })}</h1>
      <p className="lead">{t('assisted.screen.for', { person: actor.publicName })}</p>
      <h2>{t('assisted.screen.what')}</h2>
      {acts.length === 0 ? (
        <p>{t('assisted.screen.nothing')}</p>
      ) : (
        <ul className="flow-sm">
          {acts.map(({ at, act, about }) => (
            <li key={`${at} ${act} ${about}`} className="icon-line">
              <Icon name="ok" />
              <span>
                {about ? `${act}: «${about}»` : act}, <span className="muted">{format.dateTime(at, 'day')}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <TextLink href={href('/assisted/slip.pdf')}>{t('assisted.slip')}</TextLink>
      </p>
      <h2>{t('assisted.screen.go')}</h2>
      <p className="row row-lg">
        {chrome.navigation.map((entry) => (
          <GoLink key={entry.href} href={entry.href}>
            {entry.label}
          </GoLink>
        ))}
      </p>
      <FinishForm />
    </>
  );
}

function FinishForm() {
  const { t } = useTranslation('residency');
  return (
    <form method="post" action="/auth/assisted/end">
      <FormSecrets scope="assisted-end" />
      <Button size="lg">{t('assisted.screen.finish')}</Button>
    </form>
  );
}
