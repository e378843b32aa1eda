import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Columns, Crumbs, ErrorSummary, LinkButton, PageMain, Prose } from '@viche/ui';
import { Paragraphs } from '../components/paragraphs.tsx';
import { petitionPath } from '../petition-path.ts';

const moveForm = (ref: string): string => `petitions.move:${ref}`;

const MOVE = /* GraphQL */ `
  query PetitionMove($ref: String!) {
    petition(ref: $ref) {
      id
      ref
      title
      essence
      demand
      mySignatureAt
      canMoveSignature
      mergedInto { ref title essence demand mySignatureAt }
    }
  }
`;

interface Text {
  readonly ref: string;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly mySignatureAt: string | null;
}

interface MoveResult {
  readonly petition:
    | (Text & { readonly id: string; readonly canMoveSignature: boolean; readonly mergedInto: Text | null })
    | null;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { petition } = await site.query<MoveResult>(MOVE, { ref: params.key });
  if (!petition?.mergedInto) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { mergedInto, ...source } = petition;
  return {
    source,
    target: mergedInto,
    title: site.translator.t('petitions:merge.moveTitle'),
    robots: 'noindex' as const,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, moveForm(params.key?.slice(0, 8) ?? ''), { pace: 'human' });
  if (!posted.done) return json({ refusal: posted.refusal }, { status: posted.status });
  const outcome = await site.mutate(mutationDocument('moveSignature'), {
    input: { petitionId: String(posted.form.get('petitionId') ?? ''), idempotencyKey: posted.idempotencyKey },
  });
  if (outcome.done) {
    const { petition } = await site.query<MoveResult>(MOVE, { ref: params.key });
    const path = petition?.mergedInto ? petitionPath(petition.mergedInto) : '/petitions';
    return redirect(`${site.href(path)}?signed=1`, 303);
  }
  return json({ refusal: outcome.refusal }, { status: outcome.status });
}

export const meta = pageMeta;

/** The question to a signatory of a merged petition: both texts, and the act that only the signatory can do. */
export default function MoveSignature() {
  const { source, target } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/petitions'), label: t('nav.public') },
          { href: href(petitionPath(source)), label: source.title },
        ]}
      />
      {refusal ? <ErrorSummary errors={[{ message: refusal.message }]} note="" /> : null}
      <h1>{t('merge.moveTitle')}</h1>
      <p className="lead mt-4 mb-5 measure">{t('merge.moveLead')}</p>
      <Columns count={2}>
        <TextPart id="source" heading={t('merge.signed')} text={source} />
        <TextPart id="target" heading={t('merge.common')} text={target} />
      </Columns>
      {source.canMoveSignature ? (
        <Form method="post" className="row mt-6">
          <FormSecrets scope={moveForm(source.ref)} />
          <input type="hidden" name="petitionId" value={source.id} />
          <Button size="lg" icon="pen">
            {t('merge.moveDo')}
          </Button>
          <LinkButton size="lg" variant="quiet" href={href(petitionPath(source))}>
            {t('merge.moveNot')}
          </LinkButton>
        </Form>
      ) : (
        <p className="mt-6">{t(target.mySignatureAt ? 'merge.alreadyMoved' : 'merge.notSigned')}</p>
      )}
    </PageMain>
  );
}

function TextPart({ id, heading, text }: { id: string; heading: string; text: Text }) {
  const { href } = useSite();
  return (
    <section aria-labelledby={id}>
      <p className="muted">{heading}</p>
      <h2 id={id} className="mb-4">
        <a href={href(petitionPath(text))}>
          <Written>{text.title}</Written>
        </a>
      </h2>
      <Prose>
        <Paragraphs text={text.essence} />
        <Paragraphs text={text.demand} />
      </Prose>
    </section>
  );
}
