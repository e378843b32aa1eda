import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { ARCHIVE_PROBLEMS, FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, ErrorSummary, Notice, TextInput } from '@viche/ui';
import { ProofNotice } from '../people/proof-notice.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const error = new URL(request.url).searchParams.get('error');
  return {
    title: site.translator.t('core:areas.archive'),
    archive: await site.desk.archive(),
    problem: ARCHIVE_PROBLEMS.find((known) => known === error) ?? null,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

const INSIDE = ['rows', 'files', 'words'] as const;
const OUTSIDE = ['secrets', 'passing', 'domains'] as const;
/** The field that a problem is told at; the others are of the form as a whole. */
const FIELD_OF: Readonly<Record<string, string>> = { short: 'passphrase', long: 'passphrase', differs: 'again' };

/** Everything of the hromada as one file: what is in it, when the last one was taken, and the passphrase for a new one. */
export default function ArchivePage() {
  const { archive, problem } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { last, least, most, perDay } = archive;
  const message = problem ? t(`archivePage.problem.${problem}`, { least, most, perDay }) : '';
  const errorAt = (field: string) => (problem && FIELD_OF[problem] === field ? message : undefined);
  const when = last ? format.dateTime(last.at) : '';
  return (
    <>
      {problem ? (
        <ErrorSummary errors={[{ fieldId: FIELD_OF[problem], message }]} note={t('archivePage.typeAnew')} />
      ) : null}
      <h1>{t('core:areas.archive')}</h1>
      <p className="lead mt-4">{t('archivePage.lead')}</p>
      <section className="mt-7 flow measure" aria-labelledby="inside">
        <h2 id="inside">{t('archivePage.inside')}</h2>
        <ul>
          {INSIDE.map((part) => (
            <li key={part}>{t(`archivePage.${part}`)}</li>
          ))}
        </ul>
        <h2>{t('archivePage.outside')}</h2>
        <ul>
          {OUTSIDE.map((part) => (
            <li key={part}>{t(`archivePage.${part}`)}</li>
          ))}
        </ul>
        <p className="muted">{t('archivePage.elsewhere')}</p>
      </section>
      <section className="mt-7 flow measure" aria-labelledby="take">
        <h2 id="take">{t('archivePage.take')}</h2>
        <p>
          {last
            ? last.by
              ? t('archivePage.last', { when, by: last.by })
              : t('archivePage.lastByOperator', { when })
            : t('archivePage.never')}
        </p>
        <ProofNotice />
        <Notice tone="warn" icon="key" title={t('archivePage.keep')}>
          {t('archivePage.keepBody')}
        </Notice>
        <form method="post" action={href('/admin/archive/file')} className="flow" noValidate>
          <FormSecrets scope="archive" />
          <TextInput
            id="passphrase"
            name="passphrase"
            type="password"
            autoComplete="new-password"
            label={t('archivePage.passphrase')}
            hint={t('archivePage.passphraseHint', { least })}
            error={errorAt('passphrase')}
          />
          <TextInput
            id="again"
            name="again"
            type="password"
            autoComplete="new-password"
            label={t('archivePage.again')}
            error={errorAt('again')}
          />
          <p className="muted sm">{t('archivePage.told')}</p>
          <Button size="lg" icon="download">
            {t('archivePage.download')}
          </Button>
        </form>
      </section>
    </>
  );
}
