import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, pageMeta, siteOf } from '@viche/site';
import { Button, ErrorSummary, Notice, Textarea, TextInput } from '@viche/ui';

const BOARD = /* GraphQL */ `
  query TemplateBoardDesk {
    templateBoardNotices { id title shownUntil }
    templateBoardArchive { id title shownUntil }
  }
`;

const POST = /* GraphQL */ `
  mutation PostTemplateBoardNotice($input: PostTemplateBoardNoticeInput!) {
    postTemplateBoardNotice(input: $input) {
      __typename
      ... on TemplateBoardNotice { id }
      ... on BadInputError { code message field fields { field message } }
      ... on Error { code message field }
    }
  }
`;

const FORM = 'template-board.post';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly shownUntil: string;
}

interface Desk {
  readonly templateBoardNotices: readonly Listed[];
  readonly templateBoardArchive: readonly Listed[];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const desk = await site.query<Desk>(BOARD);
  return {
    ...desk,
    posted: new URL(request.url).searchParams.has('posted'),
    title: site.translator.t('template-board:desk.title'),
    robots: 'noindex' as const,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, FORM);
  const form = posted.done ? posted.form : posted.typed;
  const typed = { title: String(form.get('title') ?? ''), text: String(form.get('text') ?? '') };
  if (!posted.done) return json({ refusal: posted.refusal, typed }, { status: posted.status });
  const { idempotencyKey } = posted;
  const outcome = await site.mutate<{ id: string }>(POST, { input: { ...typed, idempotencyKey } });
  if (outcome.done) return redirect(`${site.href('/admin/template-board')}?posted=1`, 303);
  return json({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

export default function TemplateBoardDesk() {
  const { templateBoardNotices, templateBoardArchive, posted } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('template-board');
  const problems = answer?.refusal.fields ?? [];
  const problemOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  return (
    <>
      <h1>{t('desk.title')}</h1>
      {posted ? (
        <Notice tone="ok" title={t('desk.posted')} headingLevel={2} appears="after-act">
          {t('desk.postedBody')}
        </Notice>
      ) : null}
      {answer ? (
        <ErrorSummary
          errors={
            problems.length > 0
              ? problems.map(({ field, message }) => ({ fieldId: field, message }))
              : [{ message: answer.refusal.message }]
          }
        />
      ) : null}
      <Form method="post" className="flow mt-6">
        <FormSecrets scope={FORM} />
        <TextInput
          id="title"
          name="title"
          label={t('desk.noticeTitle')}
          error={problemOf('title')}
          defaultValue={answer?.typed.title}
        />
        <Textarea
          id="text"
          name="text"
          label={t('desk.noticeText')}
          error={problemOf('text')}
          defaultValue={answer?.typed.text}
          rows={6}
        />
        <Button size="lg" icon="check">
          {t('desk.post')}
        </Button>
      </Form>
      <h2 className="mt-7">{t('desk.standing')}</h2>
      <Titles notices={templateBoardNotices} />
      <h2 className="mt-7">{t('desk.archive')}</h2>
      <Titles notices={templateBoardArchive} />
    </>
  );
}

function Titles({ notices }: { notices: readonly Listed[] }) {
  const { t } = useTranslation('template-board');
  const format = useFormat();
  if (notices.length === 0) return <p className="muted">{t('desk.none')}</p>;
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice.id}>
          {notice.title} <span className="muted">{t('desk.until', { date: format.date(notice.shownUntil) })}</span>
        </li>
      ))}
    </ul>
  );
}
