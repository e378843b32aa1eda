import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { type ErasureOutcome, FormSecrets, type KeptData, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Checkbox, Crumbs, ErrorSummary, LinkButton, Notice, TextLink } from '@viche/ui';
import { describeRefusal } from '../describe-refusal.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  // After the erasure nobody is left to ask about.
  const preview: ErasureOutcome =
    request.method === 'POST' ? { done: true, kept: [] } : await site.account.previewErasure();
  return { title: site.translator.t('site:erase.title'), preview };
}

export const meta = pageMeta;

/** The browser forgets what it kept of this person's pages (threats B11). */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  // The button pressed twice: the first post has ended the session, and the second must not lead to the login.
  if (!site.actor.participantId)
    throw Response.json({ code: 'site/already-out', requestId: site.requestId }, { status: 401 });
  const posted = await site.readForm(request, 'erase');
  if (!posted.done) {
    const refused = { state: 'stale' as const, kept: await keptAfter(site), message: posted.refusal.message };
    return data(refused, { status: posted.status });
  }
  if (posted.form.get('sure') !== 'yes')
    return data({ state: 'unsure' as const, kept: await keptAfter(site) }, { status: 422 });
  const outcome = await site.account.erase();
  if (!outcome.done) return data({ state: 'refused' as const, kept: [], code: outcome.code }, { status: 409 });
  return data(
    { state: 'erased' as const, kept: outcome.kept },
    { headers: { 'Clear-Site-Data': '"cache", "storage"', 'Cache-Control': 'private, no-store' } },
  );
}

async function keptAfter(site: ReturnType<typeof siteOf>): Promise<readonly KeptData[]> {
  const preview = await site.account.previewErasure();
  return preview.done ? preview.kept : [];
}

/** Says before the act what goes and what stays, asks once, and says afterwards what stayed. */
export default function Erase() {
  const { t } = useTranslation('site');
  const { href, translator } = useSite();
  const { preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.state === 'erased') return <Erased kept={answer.kept} />;
  const refusal = answer?.state === 'refused' ? answer.code : preview.done ? null : preview.code;
  if (refusal) {
    const { title, body, next } = describeRefusal(translator, refusal);
    return (
      <div className="measure flow">
        <h1>{title}</h1>
        <p className="lead">{body}</p>
        <p>{next}</p>
        <LinkButton href={href('/account')}>{t('core:words.back')}</LinkButton>
      </div>
    );
  }
  const kept = answer ? answer.kept : preview.done ? preview.kept : [];
  const unsure = answer?.state === 'unsure' ? t('erase.tick') : undefined;
  return (
    <div className="measure flow">
      <Crumbs items={[{ href: href('/account'), label: t('core:areas.account') }]} />
      <ErrorSummary
        errors={unsure ? [{ fieldId: 'sure', message: unsure }] : answer?.state === 'stale' ? [answer] : []}
        note={t('erase.nothingErased')}
      />
      <h1>{t('erase.title')}</h1>
      <p className="lead">{t('erase.lead')}</p>
      <Remains kept={kept} title={t('erase.remains')} />
      <form method="post" action={href('/account/erase')} className="flow">
        <FormSecrets scope="erase" />
        <Checkbox id="sure" name="sure" label={t('erase.sure')} error={unsure} />
        <p className="row">
          <Button variant="danger" size="lg">
            {t('erase.act')}
          </Button>
          <TextLink href={href('/account')}>{t('core:words.cancel')}</TextLink>
        </p>
      </form>
    </div>
  );
}

function Remains({ kept, title }: { kept: readonly KeptData[]; title: string }) {
  const { t } = useTranslation('site');
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="remains" className="flow-sm">
      <h2 id="remains">{title}</h2>
      <ul className="flow-sm">
        {kept.map((thing) => (
          <li key={thing.kept}>
            <b>{t(thing.kept)}</b>
            <br />
            {t(thing.why)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Erased({ kept }: { kept: readonly KeptData[] }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <div className="measure flow">
      <h1>{t('erase.done')}</h1>
      <Notice tone="ok" title={t('erase.doneTitle')} headingLevel={2} appears="after-act">
        {t('erase.doneBody')}
      </Notice>
      <Remains kept={kept} title={t('erase.remained')} />
      <p>
        <LinkButton href={href('/')}>{t('core:words.toHome')}</LinkButton>
      </p>
    </div>
  );
}
