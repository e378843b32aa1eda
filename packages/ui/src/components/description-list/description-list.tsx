import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';

/** A term and its value. */
export interface Fact {
  readonly key: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
}

/** Facts about a thing: when, who, how counted. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ key, term, value }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An answer on the review page. `name` says to readers what would be changed. */
export interface ReviewedAnswer extends Fact {
  readonly changeHref?: string;
  readonly name: string;
}

/** All answers before an act that cannot be undone, every line with «Змінити». */
export function ReviewList({ answers }: { answers: readonly ReviewedAnswer[] }) {
  const { t } = useTranslation('ui');
  return (
    <dl className="facts facts-wide">
      {answers.map(({ key, term, value, changeHref, name }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {changeHref ? (
            <dd>
              <a href={changeHref}>
                {t('review.change')}
                <span className="sr">: {name}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
