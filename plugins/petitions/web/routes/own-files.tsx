import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, ErrorSummary, GoLink } from '@viche/ui';
import { actOnFiles } from '../attach-file.ts';
import { ATTACHMENT_FIELDS, type AttachmentData, type FileRulesData } from '../attachment-data.ts';
import { ALT_FIELD, AttachmentFields, FILE_FIELD } from '../components/attachment-fields.tsx';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const OWN_FILES = /* GraphQL */ `
  query OwnFiles($ref: String!) {
    petition(ref: $ref) { id ref title acts attachments { ${ATTACHMENT_FIELDS} } }
    petitionFileRules { kinds maxBytes most }
  }
`;

interface OwnFilesResult {
  readonly petition: {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
    readonly acts: readonly string[];
    readonly attachments: readonly AttachmentData[];
  } | null;
  readonly petitionFileRules: FileRulesData;
}

const filesForm = (ref: string): string => `petitions.files:${ref}`;
const notFound = () => Response.json({ code: 'core/not-found' }, { status: 404 });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { petition, petitionFileRules } = await site.query<OwnFilesResult>(OWN_FILES, { ref: params.key });
  if (!petition?.acts.includes('ATTACH_FILE')) throw notFound();
  const title = `${site.translator.t('petitions:files.title')}: ${petition.title}`;
  return { petition, rules: petitionFileRules, title, robots: 'noindex' as const };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, filesForm(params.key ?? ''));
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const outcome = await actOnFiles(site, posted, String(posted.form.get('petitionId') ?? ''));
  if (outcome.done) return redirect(site.href(`/account/petitions/${params.key}/files`), 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed: textsOf(posted.form) }, { status: outcome.status });
}

export const meta = pageMeta;

/** The author's files, while the text is the author's to change. */
export default function OwnFiles() {
  const { petition, rules } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const back = href(`/account/petitions/${petition.ref}`);
  const { byField, lines } = errorsOf(refused?.refusal, [FILE_FIELD, ALT_FIELD]);
  return (
    <>
      <Crumbs
        items={[
          { href: href('/account/petitions'), label: t('account.title') },
          { href: back, label: petition.title },
        ]}
      />
      <ErrorSummary errors={lines} />
      <h1>{t('files.title')}</h1>
      <p className="lead mt-4 mb-5">{t('files.lead')}</p>
      <Form method="post" encType="multipart/form-data" className="measure" noValidate>
        <FormSecrets scope={filesForm(petition.ref)} />
        <input type="hidden" name="petitionId" value={petition.id} />
        <AttachmentFields
          files={petition.attachments}
          rules={rules}
          errors={byField}
          typedAlt={refused?.typed[ALT_FIELD]}
        />
      </Form>
      <p className="mt-6">
        <GoLink href={back}>{t('files.back')}</GoLink>
      </p>
    </>
  );
}
