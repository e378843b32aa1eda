import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta } from '@viche/site';
import { NameActPage } from '../components/name-act-page.tsx';
import { loadNameAct, sendNameAct } from '../name-act.ts';

export const loader = (args: LoaderFunctionArgs) => loadNameAct('hide', args);
export const action = (args: ActionFunctionArgs) => sendNameAct('hide', args);
export const meta = pageMeta;

/** Withholds one name. */
export default function HideName() {
  const { petition, signatory } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  return (
    <NameActPage
      act="hide"
      petition={petition}
      signatureId={signatory.id}
      refused={useActionData<typeof action>()}
      heading={t('integrity.names.hideOf', { name: signatory.name ?? '' })}
      note={t('integrity.names.note')}
      reason={t('integrity.names.reason')}
    />
  );
}
