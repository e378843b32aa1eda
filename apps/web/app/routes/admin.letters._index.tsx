import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { DescriptionList, Table, TextLink } from '@viche/ui';
import { requireOwner } from '../desk/desk-roles.ts';
import { DeskSection } from '../desk/desk-section.tsx';
import { LETTER_KINDS, type LetterKindData } from '../letters/letter-data.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireOwner(site);
  const { letterKinds } = await site.query<{ letterKinds: LetterKindData[] }>(LETTER_KINDS);
  const { values } = (await site.desk.settings('core'))!;
  return {
    title: site.translator.t('letters:texts.title'),
    kinds: letterKinds,
    senderName: String(values.senderName ?? '') || site.tenant.names[site.locale].official,
    replyTo: String(values.replyTo ?? ''),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** Who letters are from, and all letters that the hromada may word itself. */
export default function Letters() {
  const { kinds, senderName, replyTo } = useLoaderData<typeof loader>();
  const { t } = useTranslation('letters');
  const { href } = useSite();
  return (
    <>
      <h1>{t('texts.title')}</h1>
      <p className="lead mt-4">{t('texts.lead')}</p>
      <p>{t('texts.fixed')}</p>
      <DeskSection id="sender" title={t('texts.sender')}>
        <DescriptionList
          facts={[
            { key: 'name', term: t('texts.senderName'), value: senderName },
            { key: 'reply', term: t('texts.replyTo'), value: replyTo || t('texts.noReply') },
          ]}
        />
        <TextLink href={href('/admin/settings/core')}>{t('texts.changeSender')}</TextLink>
      </DeskSection>
      {[...new Set(kinds.map(({ topic }) => topic))].map((topic, place) => (
        <DeskSection key={topic} id={`topic-${place}`} title={topic}>
          <KindTable caption={topic} kinds={kinds.filter((kind) => kind.topic === topic)} />
        </DeskSection>
      ))}
    </>
  );
}

function KindTable({ caption, kinds }: { caption: string; kinds: readonly LetterKindData[] }) {
  const { t } = useTranslation('letters');
  const { href, tenant } = useSite();
  return (
    <Table
      caption={caption}
      captionAs="hidden"
      stack="wide"
      size="sm"
      rows={kinds}
      rowKey={({ plugin, kind }) => `${plugin}.${kind}`}
      columns={[
        { key: 'name', title: t('texts.kind'), cell: ({ name }) => name },
        {
          key: 'words',
          title: t('texts.words'),
          cell: ({ own }) =>
            own.length > 0
              ? t('texts.own', { languages: own.map((locale) => t(`texts.${locale}`)).join(', ') })
              : t('texts.usual'),
        },
        {
          key: 'act',
          title: t('texts.change'),
          cell: ({ plugin, kind, name }) => (
            <ul className="row">
              {tenant.locales.map((locale) => (
                <li key={locale}>
                  <a href={href(`/admin/letters/${plugin}/${kind}/${locale}`)}>
                    <span className="sr">{name}: </span>
                    {t(`texts.${locale}`)}
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
