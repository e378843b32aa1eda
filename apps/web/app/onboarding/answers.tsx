import { useFormat, useTranslation } from '@viche/i18n';
import { ONBOARDING_PAPERS, type OnboardingDraft, SITE_BEGINNINGS, useSite } from '@viche/site';
import { Checkboxes, Notice, Radios, TextInput, TextLink } from '@viche/ui';
import { roleName } from '../people/people-data.ts';

export interface Answers {
  readonly draft: Omit<OnboardingDraft, 'savedAt'>;
  /** What was typed before a refusal, or what is kept. */
  typed(field: string, kept: string): string;
  /** The same for a question with several answers. */
  typedList(field: string, kept: readonly string[]): readonly string[];
  errorOf(field: string): string | undefined;
  /** Whether the form came back with a refusal. */
  readonly isBack: boolean;
}

export function AddressAnswer({ draft, typed, errorOf }: Answers) {
  const { t } = useTranslation('site');
  const { origin } = useSite();
  const { slug, domain, suggestions } = draft;
  return (
    <>
      <TextInput
        id="slug"
        name="slug"
        label={t('onboarding.address.label')}
        hint={t('onboarding.address.hint')}
        error={errorOf('slug')}
        defaultValue={typed('slug', slug ?? suggestions[0] ?? '')}
        suffix={`.${new URL(origin).host}`}
        autoCapitalize="none"
        spellCheck={false}
      />
      {suggestions.length > 0 ? (
        <p className="muted sm">{t('onboarding.address.free', { list: suggestions.join(', ') })}</p>
      ) : null}
      <TextInput
        id="domain"
        name="domain"
        label={t('onboarding.address.domain')}
        hint={t('onboarding.address.domainHint')}
        need="optional"
        error={errorOf('domain')}
        defaultValue={typed('domain', domain?.readable ?? '')}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
      />
      {domain && domain.host !== domain.readable ? (
        <p className="muted sm">{t('onboarding.address.domainAs', { host: domain.host })}</p>
      ) : null}
    </>
  );
}

export function ModulesAnswer({ draft, typed, errorOf }: Answers) {
  const { t } = useTranslation('site');
  return (
    <>
      <TextInput
        id="population"
        name="population"
        label={t('onboarding.modules.population')}
        hint={t('onboarding.modules.populationHint')}
        width="s"
        inputMode="numeric"
        error={errorOf('population')}
        defaultValue={typed('population', draft.population === null ? '' : String(draft.population))}
      />
      <Checkboxes
        id="module"
        name="module"
        legend={t('onboarding.modules.legend')}
        values={draft.modules.filter(({ on }) => on).map(({ id }) => id)}
        error={errorOf('module')}
        options={draft.modules.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </>
  );
}

export function RulesAnswer({ draft, typed, errorOf }: Answers) {
  const { t } = useTranslation('site');
  return (
    <>
      <p className="lead">{t('onboarding.rules.lead')}</p>
      {draft.modules
        .filter(({ on }) => on)
        .map(({ id, title, rules }) => (
          <section key={id} className="flow" aria-labelledby={`rules-${id}`}>
            <h2 id={`rules-${id}`}>{title}</h2>
            {rules.map(({ field, title: label, help, value }) => (
              <TextInput
                key={field}
                id={field.replace('.', '-')}
                name={field}
                label={label}
                hint={help}
                width="s"
                inputMode="numeric"
                error={errorOf(field)}
                defaultValue={typed(field, value)}
              />
            ))}
          </section>
        ))}
    </>
  );
}

const nameOf = ({ host, readable }: NonNullable<OnboardingDraft['domain']>): string =>
  host === readable ? host : `${readable} (${host})`;

/** All answers once more, with the way back to each. */
export function CheckAnswer({ draft, typed, errorOf }: Answers) {
  const { t } = useTranslation('site');
  const { t: words } = useTranslation('people');
  const { number, date } = useFormat();
  const { href, origin } = useSite();
  const { hromada, mandate, slug, domain, accent, crest, locales, people, population, modules, missing } = draft;
  const lines = [
    { stage: 'hromada', title: t('onboarding.check.hromada'), answer: hromada && `${hromada.name}; ${hromada.region}` },
    ...(mandate
      ? [{ stage: 'mandate', title: t('onboarding.stage.mandate'), answer: t(`onboarding.check.mandate.${mandate}`) }]
      : []),
    { stage: 'address', title: t('onboarding.check.address'), answer: slug && `${slug}.${new URL(origin).host}` },
    ...(domain ? [{ stage: 'address', title: t('onboarding.address.domain'), answer: nameOf(domain) }] : []),
    { stage: 'look', title: t('onboarding.check.look'), answer: accent ?? t('onboarding.look.state') },
    { stage: 'look', title: t('onboarding.look.crest'), answer: t(`onboarding.check.crest.${crest}`) },
    {
      stage: 'look',
      title: t('council.languages.title'),
      answer: locales.map((locale) => t(`council.languages.${locale}`)).join(', '),
    },
    { stage: 'modules', title: t('onboarding.check.population'), answer: population && number(population) },
    ...modules
      .filter(({ on }) => on)
      .flatMap(({ rules }) => rules.map(({ title, value }) => ({ stage: 'rules', title, answer: value }))),
    ...ONBOARDING_PAPERS.map((name) => ({
      stage: 'documents',
      title: t(`onboarding.documents.fields.${name}`),
      answer: name === 'statuteEdition' && draft.papers[name] ? date(draft.papers[name]) : draft.papers[name],
    })),
    {
      stage: 'people',
      title: t('onboarding.check.people'),
      answer:
        people
          .map(({ email, roles }) => `${email}: ${roles.map((role) => roleName(words, role)).join(', ')}`)
          .join('; ') || t('onboarding.check.noPeople'),
    },
  ];
  return (
    <>
      <p className="lead">{t('onboarding.check.lead')}</p>
      {missing.length > 0 ? (
        <Notice tone="warn" headingLevel={2} title={t('onboarding.check.incomplete')}>
          <p>{missing.map((stage) => t(`onboarding.stage.${stage}`)).join(', ')}</p>
        </Notice>
      ) : null}
      {mandate === 'waiting' ? (
        <Notice tone="info" icon="clock" headingLevel={2} title={t('onboarding.check.waits')}>
          <p>{t('onboarding.check.waitsBody')}</p>
        </Notice>
      ) : null}
      <dl className="flow-sm">
        {lines.map(({ stage, title, answer }) => (
          <div key={title}>
            <dt>
              <b>{title}</b>
            </dt>
            <dd>
              {answer || '—'}{' '}
              <TextLink href={href(`/open/${stage}`)}>
                {t('onboarding.check.change')}
                <span className="sr"> {title}</span>
              </TextLink>
            </dd>
          </div>
        ))}
      </dl>
      {missing.length === 0 && mandate !== 'waiting' ? (
        <Radios
          id="state"
          name="state"
          legend={t('onboarding.check.state.legend')}
          value={typed('state', '')}
          error={errorOf('state')}
          options={SITE_BEGINNINGS.map((state) => ({
            value: state,
            label: t(`onboarding.check.state.${state}`),
            hint: t(`onboarding.check.state.${state}Hint`),
          }))}
        />
      ) : null}
    </>
  );
}
