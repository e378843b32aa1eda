import { useTranslation } from '@viche/i18n';
import { type FoundHromada, useSite } from '@viche/site';
import { Checkbox, Notice, Radios, SearchForm, TextLink } from '@viche/ui';

interface HromadaSearch {
  readonly question: string;
  readonly count: number;
  readonly found: readonly FoundHromada[];
}

export function HromadaSearchForm({ question }: Pick<HromadaSearch, 'question'>) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <>
      <p className="lead">{t('onboarding.hromada.lead')}</p>
      <SearchForm id="q" action={href('/open/hromada')} label={t('onboarding.hromada.search')} value={question} />
    </>
  );
}

/** Found hromadas as answers, each with district and region; those that have a site can be visited, not chosen. */
export function HromadaChoice(props: HromadaSearch & { code: string; error?: string; confirm?: string }) {
  const { question, count, found, code, error, confirm } = props;
  const { t } = useTranslation('site');
  if (found.length === 0)
    return question ? (
      <Notice tone="info" headingLevel={2} title={t('onboarding.hromada.none')}>
        {t('onboarding.hromada.noneBody')}
      </Notice>
    ) : null;
  return (
    <>
      <Radios
        id="code"
        name="code"
        legend={t('onboarding.hromada.legend')}
        value={code || (found.length === 1 ? found[0]!.code : '')}
        error={error}
        options={found.map((one) => ({
          value: one.code,
          label: one.name,
          state: one.site === 'none' ? 'available' : 'unavailable',
          hint: <HromadaFacts {...one} />,
        }))}
      />
      {count > found.length ? (
        <p className="muted sm">{t('onboarding.hromada.more', { shown: found.length, count })}</p>
      ) : null}
      {found
        .filter(({ site }) => site !== 'none')
        .map(({ code: taken, siteHref, name }) => (
          <p key={taken} className="sm">
            {siteHref ? (
              <TextLink href={siteHref}>{`${t('onboarding.hromada.taken')}: ${name}`}</TextLink>
            ) : (
              `${t('onboarding.hromada.trial')}: ${name}`
            )}
          </p>
        ))}
      {confirm === undefined ? null : (
        <Checkbox id="confirm" name="confirm" value={code} label={t('onboarding.hromada.confirm')} error={confirm} />
      )}
    </>
  );
}

function HromadaFacts({ region, centre, settlements, code }: FoundHromada) {
  const { t } = useTranslation('site');
  return (
    <>
      {region ? `${region}; ` : null}
      {settlements === null
        ? t('onboarding.hromada.factsCity', { code })
        : t('onboarding.hromada.facts', { centre, settlements, code })}
    </>
  );
}
