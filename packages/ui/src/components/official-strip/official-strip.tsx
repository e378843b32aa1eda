import { LOCALES, type Locale, useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';

interface OfficialStripProps {
  /** Addresses of this page in the languages of the site; with one there is nothing to choose. */
  readonly alternates: Readonly<Partial<Record<Locale, string>>>;
  /** The page where a person chooses text size, contrast and theme. */
  readonly lookHref: string;
  /** Whose strip: residents read how to check the site, staff that their acts are recorded, visitors of a trial that it is none. */
  readonly audience?: 'public' | 'staff' | 'platform' | 'trial';
  /** How to check that the site is genuine, in place of the words of the catalogue. */
  readonly howToCheck?: ReactNode;
}

const HREFLANG: Record<Locale, string> = { uk: 'uk', en: 'en' };

function Flag() {
  return (
    <svg className="flag" viewBox="0 0 27 18" width="27" height="18" aria-hidden="true">
      <path d="M0 0h27v9H0z" fill="#3f8fe0" />
      <path d="M0 9h27v9H0z" fill="#ffd500" />
    </svg>
  );
}

function PublicWords({ howToCheck }: Pick<OfficialStripProps, 'howToCheck'>) {
  const { t } = useTranslation('ui');
  return (
    <details>
      <summary>
        <Flag />
        <span className="wide">
          {t('official.long')} <u>{t('official.howToCheck')}</u>
        </span>
        <u className="thin">{t('official.short')}</u>
      </summary>
      <p>{howToCheck ?? t('official.check')}</p>
    </details>
  );
}

/** In few words on a phone, in more where there is room. */
function ShortWords({ of }: { of: 'staff' | 'trial' }) {
  const { t } = useTranslation('ui');
  return (
    <p className="icon-line">
      <Icon name={of === 'staff' ? 'lock' : 'info'} />
      <span>
        {t(`official.${of}`)}
        <span className="wide">{t(`official.${of}More`)}</span>
      </span>
    </p>
  );
}

function PlatformWords() {
  const { t } = useTranslation('ui');
  return (
    <p className="icon-line">
      <Flag />
      <span>{t('official.platform')}</span>
    </p>
  );
}

/** The strip above the header: whose site it is, how to check it, language and look. Works without script. */
export function OfficialStrip({ alternates, lookHref, audience = 'public', howToCheck }: OfficialStripProps) {
  const { t, locale } = useTranslation('ui');
  const languages = LOCALES.filter((language) => alternates[language] !== undefined);
  return (
    <div className="official">
      <div className="wrap">
        {audience === 'public' ? <PublicWords howToCheck={howToCheck} /> : null}
        {audience === 'staff' || audience === 'trial' ? <ShortWords of={audience} /> : null}
        {audience === 'platform' ? <PlatformWords /> : null}
        <span className="official-links">
          <a href={lookHref}>
            <Icon name="access" />
            <span className="look">
              {t('look.label')}
              <span className="sr">{t('look.more')}</span>
            </span>
          </a>
          {(languages.length > 1 ? languages : []).map((language) =>
            language === locale ? (
              <span key={language} aria-current="true" lang={language}>
                {t(`language.${language}`)}
              </span>
            ) : (
              <a key={language} href={alternates[language]} lang={language} hrefLang={HREFLANG[language]}>
                {t(`language.${language}`)}
              </a>
            ),
          )}
        </span>
      </div>
    </div>
  );
}
