import { useFormat, useTranslation } from '@viche/i18n';
import { RichText } from '@viche/rich-text';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, Prose, Table, TextLink } from '@viche/ui';
import { DeskSection } from '../desk/desk-section.tsx';
import type { DeskPageData, PageVersionData } from './page-data.ts';

interface PageVersionsProps {
  readonly page: DeskPageData;
  /** The one that the editor looks at. */
  readonly shown: PageVersionData | null;
}

/** What the page said before, who wrote it, and the way back. */
export function PageVersions({ page, shown }: PageVersionsProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  return (
    <DeskSection id="versions" title={t('pages.versions')}>
      <Table
        caption={t('pages.versions')}
        captionAs="hidden"
        rows={page.versions}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'version',
            title: t('pages.version'),
            cell: ({ number, restores }) => (
              <>
                {number}
                {number === page.published ? <span className="muted sm"> {t('pages.publishedMark')}</span> : null}
                {restores ? <span className="muted sm"> {t('pages.restores', { number: restores })}</span> : null}
              </>
            ),
          },
          { key: 'by', title: t('pages.versionBy'), cell: ({ by }) => by ?? '—' },
          { key: 'at', title: t('pages.versionAt'), cell: ({ at }) => format.dateTime(at) },
          {
            key: 'acts',
            title: t('pages.versionActs'),
            cell: ({ number }) => (
              <TextLink href={`${href(`/admin/pages/${page.id}`)}?version=${number}#shown-version`}>
                {t('pages.see')}
                <span className="sr"> {t('pages.versionTitle', { number })}</span>
              </TextLink>
            ),
          },
        ]}
      />
      {shown ? <ShownVersion page={page} version={shown} /> : null}
    </DeskSection>
  );
}

function ShownVersion({ page, version }: { page: DeskPageData; version: PageVersionData }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { number, titleUk, titleEn, bodyUk, bodyEn } = version;
  return (
    <div className="mt-6 flow" id="shown-version">
      <h3>{t('pages.versionTitle', { number })}</h3>
      <Card>
        <div lang="uk">
          <Prose>
            <h4>{titleUk}</h4>
            <RichText source={bodyUk} href={href} />
          </Prose>
        </div>
      </Card>
      {titleEn || bodyEn ? (
        <Card>
          <div lang="en">
            <Prose>
              <h4>{titleEn}</h4>
              <RichText source={bodyEn} href={href} />
            </Prose>
          </div>
        </Card>
      ) : null}
      {number < page.latest ? (
        <form method="post" action={href(`/admin/pages/${page.id}`)}>
          <FormSecrets scope={`page-${page.id}`} />
          <input type="hidden" name="revision" value={page.revision} />
          <input type="hidden" name="version" value={number} />
          <Button variant="second" name="intent" value="restore">
            {t('pages.restore')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
