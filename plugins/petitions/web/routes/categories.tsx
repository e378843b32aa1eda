import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, siteOf, useSite } from '@viche/site';
import { Button, Chip, ErrorSummary, Fieldset, Fold, Notice, TextInput } from '@viche/ui';
import { errorsOf, type RefusedForm, textsOf } from '../refused-form.ts';

const FORM = 'petitions.categories';
const FIELDS = ['titleUk', 'titleEn', 'order'] as const;

const CATEGORIES = /* GraphQL */ `
  query PetitionCategoryList {
    petitionCategoryList { id titleUk titleEn order archivedAt }
  }
`;

interface CategoryData {
  readonly id: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly order: number;
  readonly archivedAt: string | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionCategoryList } = await site.query<{ petitionCategoryList: CategoryData[] }>(CATEGORIES);
  return {
    categories: petitionCategoryList,
    done: new URL(request.url).searchParams.has('done'),
    title: site.translator.t('petitions:categories.title'),
    robots: 'noindex' as const,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, FORM);
  if (!posted.done)
    return json<RefusedForm>({ refusal: posted.refusal, typed: textsOf(posted.typed) }, { status: posted.status });
  const typed = textsOf(posted.form);
  const { titleUk = '', titleEn, categoryId, order, standing, intent } = typed;
  // A site without English does not ask for English words: what was written stays.
  const words = titleEn === undefined ? { titleUk } : { titleUk, titleEn };
  const { idempotencyKey } = posted;
  const turned = standing === 'archived' ? 'open' : 'archived';
  const outcome = categoryId
    ? await site.mutate(mutationDocument('updatePetitionCategory'), {
        input: {
          categoryId,
          ...words,
          order: Number(order) || 0,
          standing: intent === 'turn' ? turned : standing,
          idempotencyKey,
        },
      })
    : await site.mutate(mutationDocument('createPetitionCategory'), { input: { ...words, idempotencyKey } });
  if (outcome.done) return redirect(`${site.href('/admin/petitions/categories')}?done=1`, 303);
  return json<RefusedForm>({ refusal: outcome.refusal, typed }, { status: outcome.status });
}

export const meta = pageMeta;

/** The topics of petitions: names, order, what is archived, and a new one. */
export default function Categories() {
  const { categories, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('petitions');
  const { byField, lines } = errorsOf(refused?.refusal, FIELDS);
  const at = refused?.typed.categoryId ?? '';
  const place = categories.findIndex(({ id }) => id === at);
  const prefix = place < 0 ? 'new' : String(place);
  const of = (id: string) => (refused && at === id ? { typed: refused.typed, errors: byField } : undefined);
  return (
    <>
      <ErrorSummary
        errors={lines.map((error) => (error.fieldId ? { ...error, fieldId: `${prefix}-${error.fieldId}` } : error))}
      />
      <h1>{t('categories.title')}</h1>
      <p className="lead mt-4 mb-5 measure">{t('categories.lead')}</p>
      {done && !refused ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={t('categories.done')} appears="after-act" />
        </div>
      ) : null}
      {categories.length === 0 ? <p className="muted">{t('categories.none')}</p> : null}
      {categories.map((category, index) => (
        <Fold
          key={category.id}
          state={at === category.id ? 'open' : 'closed'}
          summary={
            <>
              <Written>{category.titleUk}</Written>
              {category.archivedAt ? (
                <Chip tone="calm" icon="minus">
                  {t('categories.archived')}
                </Chip>
              ) : null}
            </>
          }
        >
          <CategoryForm prefix={String(index)} category={category} refused={of(category.id)} />
        </Fold>
      ))}
      <section className="mt-7" aria-labelledby="new-category">
        <h2 id="new-category" className="mb-4">
          {t('categories.new')}
        </h2>
        <CategoryForm prefix="new" refused={of('')} />
      </section>
    </>
  );
}

interface CategoryFormProps {
  readonly prefix: string;
  readonly category?: CategoryData;
  readonly refused:
    | { readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>> }
    | undefined;
}

function CategoryForm({ prefix, category, refused }: CategoryFormProps) {
  const { t } = useTranslation('petitions');
  const { tenant } = useSite();
  const field = (name: (typeof FIELDS)[number]) => ({
    id: `${prefix}-${name}`,
    name,
    label: t(`categories.${name}`),
    error: refused?.errors[name],
    defaultValue: refused?.typed[name] ?? category?.[name],
  });
  return (
    <Form method="post" className="measure mb-6" noValidate>
      <FormSecrets scope={FORM} />
      <Fieldset
        id={`${prefix}-category`}
        legendAs="hidden"
        legend={category ? <Written>{category.titleUk}</Written> : t('categories.new')}
      >
        <div className="flow-sm">
          <TextInput {...field('titleUk')} maxLength={100} />
          {tenant.locales.includes('en') ? <TextInput {...field('titleEn')} maxLength={100} lang="en" /> : null}
          {category ? <TextInput {...field('order')} width="s" inputMode="numeric" /> : null}
          {category ? (
            <>
              <input type="hidden" name="categoryId" value={category.id} />
              <input type="hidden" name="standing" value={category.archivedAt ? 'archived' : 'open'} />
              <p className="row">
                <Button variant="second" name="intent" value="save">
                  {t('categories.save')}
                  <span className="sr">
                    : <Written>{category.titleUk}</Written>
                  </span>
                </Button>
                <Button variant="quiet" name="intent" value="turn">
                  {t(category.archivedAt ? 'categories.restore' : 'categories.archive')}
                  <span className="sr">
                    : <Written>{category.titleUk}</Written>
                  </span>
                </Button>
              </p>
            </>
          ) : (
            <Button name="intent" value="add" icon="plus">
              {t('categories.add')}
            </Button>
          )}
        </div>
      </Fieldset>
    </Form>
  );
}
