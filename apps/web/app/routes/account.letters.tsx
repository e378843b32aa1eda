import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets, mutationDocument, pageMeta, type SiteContext, siteOf, useSite } from '@viche/site';
import { Button, Checkboxes, DescriptionList, Notice, Radios, TextLink } from '@viche/ui';
import type { ContactData } from '../account/contact-data.ts';
import { DeskAnswer, doneOf } from '../desk/desk-form.tsx';

interface TopicData {
  readonly plugin: string;
  readonly topic: string;
  readonly title: string;
  readonly about: string;
  readonly demanded: string | null;
  readonly wanted: boolean;
}

interface LettersData {
  readonly myLetterTopics: TopicData[];
  readonly myLetterLanguage: string;
  readonly myContact: Pick<ContactData, 'verifiedAt'>;
}

const MY_LETTERS = /* GraphQL */ `
  query MyLetters {
    myLetterTopics { plugin topic title about demanded wanted }
    myLetterLanguage
    myContact { verifiedAt }
  }
`;
const lettersOf = (site: SiteContext) => site.query<LettersData>(MY_LETTERS);
const nameOf = ({ plugin, topic }: TopicData): string => `${plugin}.${topic}`;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  return {
    title: site.translator.t('letters:choice.title'),
    ...(await lettersOf(site)),
    done: doneOf(request, ['saved']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, 'letters');
  const form = posted.done ? posted.form : posted.typed;
  const wanted = form.getAll('topic').map(String);
  const typed = { wanted, locale: String(form.get('locale') ?? '') };
  if (!posted.done) return data({ refusal: posted.refusal, typed }, { status: posted.status });
  const { myLetterTopics } = await lettersOf(site);
  const off = myLetterTopics
    .filter((one) => one.demanded === null && !wanted.includes(nameOf(one)))
    .map(({ plugin, topic }) => ({ plugin, topic }));
  const { idempotencyKey } = posted;
  const input = { off, ...(typed.locale ? { locale: typed.locale } : {}), idempotencyKey };
  const outcome = await site.mutate(mutationDocument('chooseLetters'), { input });
  if (!outcome.done) return data({ refusal: outcome.refusal, typed }, { status: outcome.status });
  return redirect(`${site.href('/account/letters')}?done=saved`, 303);
}

/** Letters of all modules by their kinds: those that may be switched off, and those that come whatever is chosen, with the reason. */
export default function Letters() {
  const { myLetterTopics, myLetterLanguage, myContact, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('letters');
  const { href, tenant } = useSite();
  const optional = myLetterTopics.filter(({ demanded }) => demanded === null);
  return (
    <div className="measure flow">
      <DeskAnswer refused={refused} fields={[]} done={done ? t('choice.saved') : null} />
      <h1>{t('choice.title')}</h1>
      {myContact.verifiedAt ? null : (
        <Notice tone="warn" title={t('choice.noAddress')} headingLevel={2}>
          <TextLink href={href('/account/contacts')}>{t('choice.toAccount')}</TextLink>
        </Notice>
      )}
      <p>{t('choice.lead')}</p>
      <form method="post" action={href('/account/letters')} className="flow">
        <FormSecrets scope="letters" />
        <Checkboxes
          id="topic"
          name="topic"
          legend={t('choice.optional')}
          values={refused?.typed.wanted ?? optional.filter(({ wanted }) => wanted).map(nameOf)}
          options={optional.map((one) => ({ value: nameOf(one), label: one.title, hint: one.about }))}
        />
        <Radios
          id="locale"
          name="locale"
          legend={t('choice.language')}
          look="plain"
          value={refused?.typed.locale || myLetterLanguage}
          options={tenant.locales.map((value) => ({
            value,
            label: <span lang={value}>{t(`choice.languages.${value}`)}</span>,
          }))}
        />
        <Button>{t('choice.save')}</Button>
      </form>
      <Demanded topics={myLetterTopics.filter(({ demanded }) => demanded !== null)} />
    </div>
  );
}

function Demanded({ topics }: { topics: readonly TopicData[] }) {
  const { t } = useTranslation('letters');
  return (
    <section aria-labelledby="demanded" className="mt-6 flow-sm">
      <h2 id="demanded">{t('choice.demandedTitle')}</h2>
      <p>{t('choice.demandedLead')}</p>
      <DescriptionList
        facts={topics.map((one) => ({
          key: nameOf(one),
          term: one.title,
          value: (
            <>
              {one.about} <span className="muted">{one.demanded}</span>
            </>
          ),
        }))}
      />
    </section>
  );
}
