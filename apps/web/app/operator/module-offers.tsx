import { useTranslation } from '@viche/i18n';
import { FormSecrets, type OperatorTenantPage, useSite } from '@viche/site';
import { Button, Chip, Fold, Table, Textarea } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';

interface ModuleOffersProps {
  readonly tenant: Pick<OperatorTenantPage, 'slug' | 'modules'>;
  readonly refused: RefusedForm | undefined;
}

type Module = OperatorTenantPage['modules'][number];

/** Which modules the hromada may switch on. One that it works with stays until it switches it off itself. */
export function ModuleOffers({ tenant, refused }: ModuleOffersProps) {
  const { t } = useTranslation('operator');
  return (
    <section aria-labelledby="modules" className="mt-7 flow">
      <h2 id="modules">{t('ring.title')}</h2>
      <p className="measure">{t('ring.lead')}</p>
      <Table
        caption={t('ring.title')}
        captionAs="hidden"
        stack="narrow"
        rows={tenant.modules}
        rowKey={({ plugin }) => plugin}
        columns={[
          { key: 'module', title: t('ring.module'), cell: ({ title }) => title },
          {
            key: 'state',
            title: t('tenants.state'),
            cell: ({ state, offer }) => <OfferChip state={state} offer={offer} />,
          },
          {
            key: 'act',
            title: t('people.act'),
            cell: (module) =>
              module.state === 'on' ? (
                t('ring.inUse')
              ) : (
                <OfferForm slug={tenant.slug} module={module} refused={refused} />
              ),
          },
        ]}
      />
    </section>
  );
}

function OfferChip({ state, offer }: Pick<Module, 'state' | 'offer'>) {
  const { t } = useTranslation('operator');
  if (state === 'on')
    return (
      <Chip tone="ok" icon="ok">
        {t('ring.on')}
      </Chip>
    );
  return (
    <Chip tone="calm" icon={offer === 'offered' ? 'pause' : 'lock'}>
      {t(`ring.${offer}`)}
    </Chip>
  );
}

function OfferForm({ slug, module, refused }: { slug: string; module: Module; refused: RefusedForm | undefined }) {
  const { t } = useTranslation('operator');
  const { href } = useSite();
  const { plugin, title, offer } = module;
  const intent = offer === 'offered' ? 'withhold' : 'offer';
  const own = refused?.typed.intent === intent && refused.typed.plugin === plugin ? refused : undefined;
  const words = (
    <>
      {t(`ring.${intent}`)}
      <span className="sr">: {title}</span>
    </>
  );
  return (
    <Fold summary={words} state={own ? 'open' : 'closed'}>
      <form method="post" action={href(`/operator/tenants/${slug}`)} className="flow" noValidate>
        <FormSecrets scope={`operator-${slug}`} />
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="plugin" value={plugin} />
        <Textarea
          id={own ? 'reason' : `reason-${plugin}`}
          name="reason"
          label={t('reason.label')}
          hint={t('reason.hint')}
          error={errorIn(own, 'reason')}
          defaultValue={own?.typed.reason}
          rows={2}
        />
        <Button variant="second">{words}</Button>
      </form>
    </Fold>
  );
}
