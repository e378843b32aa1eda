import { formatNumber, type Locale } from '@viche/i18n';
import { LEAST_TEXT_CONTRAST, reportColour } from './colour-report.ts';
import { deriveSkin } from './derive-skin.ts';

/** A catalogue key and what stands in its text. */
export interface ColourProblem {
  readonly problem: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Why a hromada cannot have this colour, with the contrast that was measured; null when it can (WCAG 2.2, 1.4.3). */
export function colourProblem(accent: string, locale: Locale): ColourProblem | null {
  const skin = deriveSkin(accent);
  if (!('error' in skin)) return null;
  const report = reportColour(accent);
  const ratio = (value: number) => formatNumber(locale, value, 1);
  const params: Record<string, string> = report
    ? { white: ratio(report.white), linen: ratio(report.linen), least: ratio(LEAST_TEXT_CONTRAST) }
    : {};
  return { problem: `core:appearance.problem.${skin.error}`, params };
}
