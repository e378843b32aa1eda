import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import {
  Band,
  Card,
  GoLink,
  Icon,
  type IconName,
  LinkButton,
  PageMain,
  SearchForm,
  Split,
  StitchedOrnament,
  Table,
} from '@viche/ui';

const WAYS: readonly { readonly key: string; readonly icon: IconName }[] = [
  { key: 'petitions', icon: 'petition' },
  { key: 'budget', icon: 'coins' },
  { key: 'consultations', icon: 'talk' },
  { key: 'polls', icon: 'ballot' },
  { key: 'requests', icon: 'ask' },
  { key: 'help', icon: 'users' },
];
const STEPS = ['find', 'check', 'open'] as const;
const PROMISES = ['count', 'terms', 'acts', 'data'] as const;
const PEOPLE = ['head', 'secretary', 'resident'] as const;

/** The platform's landing page: what it is, who uses it already, why its results can be believed. */
export function PlatformHome() {
  return (
    <PageMain kind="bands">
      <Pitch />
      <Ways />
      <OpeningSteps />
      <Trust />
      <Hromadas />
      <DemoTools />
    </PageMain>
  );
}

function Pitch() {
  const { t } = useTranslation('site');
  const { platform, tenant, href } = useSite();
  const [example] = platform?.tenants ?? [];
  return (
    <div className="pitch">
      <StitchedOrnament katottg={tenant.code} place="pitch" />
      <div className="wrap">
        <div className="flow">
          <h1>{t('platform.title')}</h1>
          <p className="lead">{t('platform.lead')}</p>
          <p className="row">
            <LinkButton size="lg" variant="sun" href="#hromadas">
              {t('platform.find')}
            </LinkButton>
            <LinkButton size="lg" variant="ghost" href={href('/open')}>
              {t('onboarding.act')}
            </LinkButton>
            {example ? (
              <LinkButton size="lg" variant="ghost" href={example.href}>
                {t('platform.example')}
              </LinkButton>
            ) : null}
          </p>
        </div>
      </div>
    </div>
  );
}

function Ways() {
  const { t } = useTranslation('site');
  return (
    <Band labelledBy="ways">
      <h2 id="ways" className="h-big">
        {t('platform.ways.title')}
      </h2>
      <p className="lead mt-5">{t('platform.ways.now')}</p>
      <ul className="feats mt-6">
        {WAYS.map(({ key, icon }) => (
          <li className="feature" key={key}>
            <Icon name={icon} size="lg" />
            <div>
              <h3>{t(`platform.ways.${key}.title`)}</h3>
              <p>{t(`platform.ways.${key}.body`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Band>
  );
}

function OpeningSteps() {
  const { t } = useTranslation('site');
  return (
    <Band labelledBy="steps" look="linen">
      <h2 id="steps" className="h-big">
        {t('platform.steps.title')}
      </h2>
      <ol className="nums mt-6">
        {STEPS.map((key) => (
          <li key={key}>
            <h3>{t(`platform.steps.${key}.title`)}</h3>
            <p>{t(`platform.steps.${key}.body`)}</p>
          </li>
        ))}
      </ol>
    </Band>
  );
}

function Trust() {
  const { t } = useTranslation('site');
  return (
    <Band labelledBy="trust">
      <Split>
        <div>
          <h2 id="trust" className="h-big mb-5">
            {t('platform.trust.title')}
          </h2>
          <Table
            caption={t('platform.trust.caption')}
            captionAs="hidden"
            rows={PROMISES}
            rowKey={(key) => key}
            columns={[
              { key: 'promise', title: t('platform.trust.promise'), cell: (key) => t(`platform.trust.${key}.promise`) },
              { key: 'check', title: t('platform.trust.check'), cell: (key) => t(`platform.trust.${key}.check`) },
            ]}
          />
        </div>
        <aside className="flow" aria-labelledby="who">
          <h2 id="who" className="h-sm">
            {t('platform.people.title')}
          </h2>
          {PEOPLE.map((key) => (
            <Card key={key} look="linen" title={t(`platform.people.${key}.title`)}>
              <p>{t(`platform.people.${key}.body`)}</p>
            </Card>
          ))}
        </aside>
      </Split>
    </Band>
  );
}

function Hromadas() {
  const { t } = useTranslation('site');
  const { platform, href } = useSite();
  const tenants = platform?.tenants ?? [];
  return (
    <Band labelledBy="hromadas" look="linen">
      <h2 id="hromadas" className="h-big">
        {t('platform.hromadas.title')}
      </h2>
      <p className="mt-4 mb-5">{t('platform.hromadas.count', { count: tenants.length })}</p>
      <SearchForm
        id="hromada"
        action={href('/hromadas')}
        label={t('catalogue.label')}
        example={t('catalogue.example')}
        variant="primary"
      />
      <p>
        <GoLink href={href('/hromadas')} iconAfter="right">
          {t('catalogue.title')}
        </GoLink>
      </p>
      <ul className="tasks mt-5">
        {tenants.map(({ slug, name, region, href }) => (
          <li key={slug}>
            <a href={href}>
              <Icon name="home" size="lg" />
              <span>
                <b>{name}</b>
                <small>{region}</small>
              </span>
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
    </Band>
  );
}

/** In a demonstration: where the pretended e-ID, the letters and the query editor are. */
function DemoTools() {
  const { t } = useTranslation('site');
  const links = useSite().platform?.demoLinks ?? [];
  if (links.length === 0) return null;
  return (
    <Band labelledBy="demo">
      <h2 id="demo" className="h-big">
        {t('platform.demo.title')}
      </h2>
      <p className="mt-4">{t('platform.demo.lead')}</p>
      <p className="row mt-5">
        {links.map(({ href, label }) => (
          <LinkButton key={href} variant="second" href={href}>
            {label}
          </LinkButton>
        ))}
      </p>
    </Band>
  );
}
