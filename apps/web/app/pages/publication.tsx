import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, TextLink } from '@viche/ui';
import type { DeskPageData } from './page-data.ts';

/** Whether everybody reads the page, and the button that changes it. */
export function Publication({ page }: { page: DeskPageData }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { id, slug, latest, published, revision } = page;
  const isCurrent = published === latest;
  return (
    <div className="mb-6">
      <Card title={t('pages.publishing')} headingLevel={2}>
        <p>{published === null ? t('pages.isDraft') : t('pages.publishedIs', { published, latest })}</p>
        <form method="post" action={href(`/admin/pages/${id}`)} className="row">
          <FormSecrets scope={`page-${id}`} />
          <input type="hidden" name="revision" value={revision} />
          {isCurrent ? null : (
            <Button name="intent" value="published">
              {t(published === null ? 'pages.publish' : 'pages.publishLatest')}
            </Button>
          )}
          {published === null ? null : (
            <>
              <Button variant="second" name="intent" value="draft">
                {t('pages.unpublish')}
              </Button>
              <TextLink href={href(`/pages/${slug}`)} icon="eye">
                {t('pages.open')}
              </TextLink>
            </>
          )}
        </form>
      </Card>
    </div>
  );
}
