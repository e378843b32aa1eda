import type { HomeBlockChoice, SiteFont } from '@viche/plugin-api';

export const APPEARANCE = /* GraphQL */ `
  query DeskAppearance {
    appearance {
      preset accent font crestUrl welcomeUk welcomeEn textUk textEn revision
      home { block shown }
    }
    appearanceChanges { id at key oldValue newValue by }
  }
`;

export interface AppearanceData {
  readonly preset: 'state' | 'own';
  readonly accent: string | null;
  readonly font: SiteFont;
  readonly crestUrl: string | null;
  readonly welcomeUk: string;
  readonly welcomeEn: string;
  readonly textUk: string;
  readonly textEn: string;
  readonly revision: number | null;
  readonly home: readonly HomeBlockChoice[];
}

/** A native colour field wants a colour, where none was chosen yet. */
export const FIRST_ACCENT = '#1a5276';

/** Stylesheet of a colour before it is chosen; null for the state's own colours. */
export const previewHref = (preset: string, accent: string): string | null =>
  preset === 'own' ? `/theme/preview-${accent.replace('#', '').toLowerCase()}.css` : null;
