import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, FileInput } from '@viche/ui';
import type { OneSheetData } from '../paper-document.ts';
import { acceptOf } from './attachment-fields.tsx';
import { useFileNote } from './use-file-note.ts';

/** Names of the form's field and button. */
export const SCAN_FIELD = 'scan';
export const SCAN_INTENT = 'scan';

interface SheetScanProps {
  readonly sheet: OneSheetData;
  readonly scope: string;
  readonly error?: string;
}

/** The scan of a sheet, and the form for it while the sheet is open. */
export function SheetScan({ sheet, scope, error }: SheetScanProps) {
  const { t } = useTranslation('petitions');
  const note = useFileNote();
  const { scan } = sheet;
  const mayChange = sheet.state === 'open' && sheet.petition.acts.includes('ENTER_PAPER');
  return (
    <section className="flow mt-6" aria-labelledby="scan-title">
      <h2 id="scan-title">{t('paper.scan.title')}</h2>
      <p className="measure">{t('paper.scan.lead')}</p>
      {scan ? <p>{`${scan.fileName}, ${note(scan)}`}</p> : <p className="muted">{t('paper.scan.none')}</p>}
      {mayChange ? (
        <Form method="post" encType="multipart/form-data" className="flow measure" noValidate>
          <FormSecrets scope={scope} />
          <FileInput
            id={SCAN_FIELD}
            name={SCAN_FIELD}
            label={t('paper.scan.choose')}
            hint={scan ? `${t('paper.scan.hint')} ${t('paper.scan.replaceNote')}` : t('paper.scan.hint')}
            error={error}
            accept={acceptOf({ kinds: ['image', 'pdf'] })}
          />
          <Button variant="second" name="intent" value={SCAN_INTENT}>
            {t(scan ? 'paper.scan.replace' : 'paper.scan.attach')}
          </Button>
        </Form>
      ) : null}
      {sheet.state === 'closed' ? <p className="muted">{t('paper.scan.fixed')}</p> : null}
    </section>
  );
}
