import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import type { LinkItem } from '../../link-item.ts';
import { Wordmark } from '../wordmark/wordmark.tsx';

interface FooterColumn {
  readonly title: string;
  readonly links: readonly LinkItem[];
}

interface SiteFooterProps {
  readonly council: {
    readonly name: string;
    readonly address: string;
    readonly phone?: string;
    readonly email?: string;
    /** Where to go without internet or a signature. */
    readonly help?: ReactNode;
  };
  readonly columns: readonly FooterColumn[];
  /** Line on the licence of the materials. */
  readonly licence: ReactNode;
}

/** A titled column of links; nothing where there is nothing to link to. */
export function FooterLinks({ title, links }: FooterColumn) {
  if (links.length === 0) return null;
  return (
    <div>
      <h2>{title}</h2>
      <ul className="fl">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Made({ licence }: { licence: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div className="foot-end">
      <p>{licence}</p>
      <p className="made">
        {t('footer.madeWith')} <Wordmark />
      </p>
    </div>
  );
}

/** The footer of public pages: contacts, participation, site, state, licence, and the small mark of the platform. */
export function SiteFooter({ council, columns, licence }: SiteFooterProps) {
  const { name, address, phone, email, help } = council;
  return (
    <footer className="foot">
      <div className="stitch" aria-hidden="true" />
      <div className="wrap">
        <div className="foot-grid no-print">
          <div className="flow-sm">
            <h2>{name}</h2>
            <address>
              {address}
              {phone ? (
                <>
                  <br />
                  <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
                </>
              ) : null}
              {email ? (
                <>
                  <br />
                  <a href={`mailto:${email}`}>{email}</a>
                </>
              ) : null}
            </address>
            {help ? <p className="muted">{help}</p> : null}
          </div>
          {columns.map((column) => (
            <FooterLinks key={column.title} {...column} />
          ))}
        </div>
        <Made licence={licence} />
      </div>
    </footer>
  );
}

/** The short footer of the staff desk. */
export function DeskFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="foot foot-desk">
      <div className="wrap">
        <Made licence={children} />
      </div>
    </footer>
  );
}
