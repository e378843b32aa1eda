import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Radios, Select, TextInput } from '@viche/ui';
import { errorIn, type RefusedForm } from '../desk/desk-form.tsx';
import { useTerritoryOptions } from './former-names.tsx';
import { TERRITORY_KINDS, type TerritoryData } from './territory-data.ts';

interface TerritoryFormProps {
  /** Null for a new one. */
  readonly territory: TerritoryData | null;
  readonly territories: readonly TerritoryData[];
  readonly refused: RefusedForm | null;
}

/** Names of a territory, what it belongs to, and its code of the state codifier. */
export function TerritoryForm({ territory, territories, refused }: TerritoryFormProps) {
  const { t } = useTranslation('site');
  const { href, tenant } = useSite();
  const typed = refused?.typed ?? {};
  const kept: Readonly<Record<string, string>> = territory
    ? {
        nameUk: territory.nameUk,
        nameEn: territory.nameEn,
        code: territory.code ?? '',
        parentId: territory.parentId ?? '',
        population: territory.population === null ? '' : String(territory.population),
        order: String(territory.order),
      }
    : { order: '0' };
  const field = (name: string, hint?: string) => ({
    id: name,
    name,
    label: t(`territories.${name}`),
    hint: hint ? t(`territories.${hint}`) : undefined,
    error: errorIn(refused, name),
    defaultValue: typed[name] ?? kept[name] ?? '',
  });
  const id = territory?.id ?? 'new';
  return (
    <form method="post" action={href(`/admin/territories/${id}`)} className="flow measure" noValidate>
      <FormSecrets scope={`territory-${id}`} />
      {territory ? <input type="hidden" name="revision" value={territory.revision} /> : null}
      <Radios
        id="kind"
        name="kind"
        legend={t('territories.kind')}
        look="plain"
        value={typed.kind ?? territory?.kind ?? 'starosta-district'}
        options={TERRITORY_KINDS.map((value) => ({ value, label: t(`territories.kinds.${value}`) }))}
      />
      <TextInput {...field('nameUk')} maxLength={120} lang="uk" />
      {tenant.locales.includes('en') ? <TextInput {...field('nameEn')} maxLength={120} lang="en" /> : null}
      <Select
        {...field('parentId')}
        options={useTerritoryOptions(territories, t('territories.noParent'), territory?.id)}
      />
      <TextInput
        {...field('code', 'codeHint')}
        need="optional"
        width="l"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextInput {...field('population')} need="optional" width="s" inputMode="numeric" />
      <TextInput {...field('order', 'orderHint')} width="s" inputMode="numeric" />
      <Button size="lg">{t('territories.save')}</Button>
    </form>
  );
}
