import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Card, Columns, TextLink } from '@viche/ui';
import { DeskSection } from '../desk/desk-section.tsx';
import type { TemplateData } from './document-data.ts';

/** Drafts of documents: to download, or to make a page of. */
export function TemplateList({ templates }: { templates: readonly Omit<TemplateData, 'text'>[] }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <DeskSection id="templates" title={t('documents.templates')}>
      <p className="muted measure mb-5">{t('documents.templatesLead')}</p>
      <Columns count={3}>
        {templates.map(({ key, title, missing }) => (
          <Card key={key} title={title}>
            {missing.length > 0 ? <p className="sm">{t('documents.missing', { list: missing.join(', ') })}</p> : null}
            <p>
              <TextLink href={href(`/admin/documents/templates/${key}`)} icon="download">
                {t('documents.download')}
                <span className="sr">: {title}</span>
              </TextLink>
            </p>
            <form method="post" action={href('/admin/documents')}>
              <FormSecrets scope="document-templates" />
              <Button variant="second" name="template" value={key}>
                {t('documents.toPage')}
                <span className="sr">: {title}</span>
              </Button>
            </form>
          </Card>
        ))}
      </Columns>
    </DeskSection>
  );
}
