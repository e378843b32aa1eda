import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Radios, Select, Table, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import type { FormerNameData, TerritoryData } from './territory-data.ts';

interface FormerNamesProps {
  readonly names: readonly FormerNameData[];
  readonly territories: readonly TerritoryData[];
  readonly refused: RefusedForm | null;
}

/** Renamed streets and settlements, and the form that notes one. */
export function FormerNames({ names, territories, refused }: FormerNamesProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const typed = refused?.typed.intent === 'end' ? {} : (refused?.typed ?? {});
  const field = (name: string, hint?: string) => ({
    id: name,
    name,
    label: t(`territories.${name}`),
    hint: hint ? t(`territories.${hint}`) : undefined,
    error: errorIn(refused, name),
    defaultValue: typed[name] ?? '',
  });
  return (
    <>
      <DeskSection id="former" title={t('territories.aliases')}>
        <p className="muted measure mb-5">{t('territories.aliasesLead')}</p>
        {names.length === 0 ? (
          <p className="muted">{t('territories.noAliases')}</p>
        ) : (
          <NameTable names={names} territories={territories} />
        )}
      </DeskSection>
      <DeskSection id="rename" title={t('territories.addAliasTitle')}>
        <form method="post" action={href('/admin/territories')} className="flow measure" noValidate>
          <FormSecrets scope="former-names" />
          <Radios
            id="kind"
            name="kind"
            legend={t('territories.kind')}
            look="plain"
            value={typed.kind ?? 'street'}
            options={['street', 'settlement'].map((value) => ({ value, label: t(`territories.aliasKinds.${value}`) }))}
          />
          <TextInput {...field('formerName', 'formerHint')} maxLength={120} />
          <TextInput {...field('presentName')} maxLength={120} />
          <TextInput {...field('source', 'sourceHint')} maxLength={200} />
          <Select {...field('territoryId')} options={useTerritoryOptions(territories, t('territories.wholeHromada'))} />
          <Button name="intent" value="add">
            {t('territories.addAlias')}
          </Button>
        </form>
      </DeskSection>
    </>
  );
}

/** Territories in use as answers of a list; the first one is none of them. */
export function useTerritoryOptions(territories: readonly TerritoryData[], none: string, except?: string) {
  const { locale } = useTranslation('site');
  const inUse = territories.filter(({ id, archivedAt }) => archivedAt === null && id !== except);
  return [
    { value: '', label: none },
    ...inUse.map(({ id, nameUk, nameEn }) => ({ value: id, label: locale === 'en' ? nameEn : nameUk })),
  ];
}

function NameTable({ names, territories }: Pick<FormerNamesProps, 'names' | 'territories'>) {
  const { t, locale } = useTranslation('site');
  const { href } = useSite();
  const where = (id: string | null) => {
    const found = territories.find((one) => one.id === id);
    return found ? (locale === 'en' ? found.nameEn : found.nameUk) : t('territories.wholeHromada');
  };
  return (
    <Table
      caption={t('territories.aliases')}
      captionAs="hidden"
      stack="wide"
      rows={names}
      rowKey={({ id }) => id}
      columns={[
        { key: 'former', title: t('territories.formerName'), cell: ({ formerName }) => formerName },
        { key: 'present', title: t('territories.presentName'), cell: ({ presentName }) => presentName },
        { key: 'where', title: t('territories.territoryId'), cell: ({ territoryId }) => where(territoryId) },
        { key: 'source', title: t('territories.source'), cell: ({ source }) => source },
        {
          key: 'act',
          title: t('territories.act'),
          cell: ({ id, formerName }) => (
            <form method="post" action={href('/admin/territories')} className="flow-sm">
              <FormSecrets scope="former-names" />
              <input type="hidden" name="aliasId" value={id} />
              <TextInput id={`reason-${id}`} name="reason" label={t('territories.reason')} />
              <Button variant="second" name="intent" value="end">
                {t('territories.end')}
                <span className="sr">: {formerName}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
