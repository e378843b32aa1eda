import type { DataContext, Locale } from '@viche/plugin-api';
import { z } from 'zod';

/** How far the site meets the standard, in the words of the W3C's generator of statements. */
export const CONFORMANCE = ['full', 'partial', 'none'] as const;
/** Who examined it: the council, somebody else whom it asked, people with disabilities. */
export const EXAMINERS = ['council', 'outside', 'people'] as const;

const text = (most: number) => z.string().trim().max(most).default('');

/** What a hromada says itself in its statement on accessibility; where it says nothing, the platform's words stand. */
export const statementSchema = z.strictObject({
  conformance: z.enum(CONFORMANCE).default('partial'),
  /** One gap a line. */
  gapsUk: text(4_000),
  gapsEn: text(4_000),
  /** Day, `2026-11-22`; empty: the platform's own examination counts. */
  examinedOn: text(10),
  examinedBy: z.enum(EXAMINERS).default('council'),
  /** Texts with the marks of Markdown. */
  methodUk: text(2_000),
  methodEn: text(2_000),
  complaintUk: text(2_000),
  complaintEn: text(2_000),
});
export type StatementFacts = z.output<typeof statementSchema>;

/** Under which the facts stand among settings, and their history beside it. */
export const STATEMENT_SCOPE = 'accessibility';
/** For `ctx.settingsOf`: the facts come with the tenant, without a question to the database. */
export const STATEMENT = { id: STATEMENT_SCOPE, settings: statementSchema } as const;

interface Said {
  readonly text: string;
  /** Ukrainian where the other language was left out. */
  readonly locale: Locale;
}

/** The statement's own words in the reader's language; null where the hromada said nothing. */
export interface StatementView {
  readonly conformance: StatementFacts['conformance'];
  readonly gaps: Said | null;
  readonly examinedOn: string | null;
  readonly examinedBy: StatementFacts['examinedBy'];
  readonly method: Said | null;
  readonly complaint: Said | null;
}

export function statementView({ settingsOf, locale }: Pick<DataContext, 'settingsOf' | 'locale'>): StatementView {
  const { conformance, examinedOn, examinedBy, ...texts } = settingsOf(STATEMENT);
  const said = (uk: string, en: string): Said | null =>
    locale === 'en' && en ? { text: en, locale: 'en' } : uk ? { text: uk, locale: 'uk' } : null;
  return {
    conformance,
    gaps: said(texts.gapsUk, texts.gapsEn),
    examinedOn: examinedOn || null,
    examinedBy,
    method: said(texts.methodUk, texts.methodEn),
    complaint: said(texts.complaintUk, texts.complaintEn),
  };
}
