import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta } from '@viche/site';
import { NameActPage } from '../components/name-act-page.tsx';
import { loadNameAct, sendNameAct } from '../name-act.ts';

export const loader = (args: LoaderFunctionArgs) => loadNameAct('show', args);
export const action = (args: ActionFunctionArgs) => sendNameAct('show', args);
export const meta = pageMeta;

/** Shows one withheld name again. Which line it is says the day of the signature: the name stays withheld until it is done. */
export default function ShowName() {
  const { petition, signatory } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (
    <NameActPage
      act="show"
      petition={petition}
      signatureId={signatory.id}
      refused={useActionData<typeof action>()}
      heading={t('integrity.names.showOf', { date: format.date(signatory.signedOn, 'day') })}
      note={t('integrity.names.showNote')}
      reason={t('integrity.names.showReason')}
    />
  );
}
