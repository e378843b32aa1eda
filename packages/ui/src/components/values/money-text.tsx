import { useFormat } from '@viche/i18n';

/** Money in hryvnias from kopiykas; `exact` always shows kopiykas, for estimates. */
export function MoneyText({ kopiykas, style = 'short' }: { kopiykas: number | bigint; style?: 'short' | 'exact' }) {
  const { money } = useFormat();
  return <span className="money">{money(kopiykas, style)}</span>;
}
