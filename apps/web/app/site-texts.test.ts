import { checkKeyParity, coreCatalogue, createTranslators, loadCatalogues } from '@viche/i18n';
import { identityCatalogue } from '@viche/identity';
import { describe, expect, it } from 'vitest';
import en from '../i18n/en.json' with { type: 'json' };
import operatorEn from '../i18n/operator.en.json' with { type: 'json' };
import operatorUk from '../i18n/operator.uk.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };
import { describeRefusal } from './describe-refusal.ts';

const site = { ns: 'site', uk, en };

describe("the site's words", () => {
  it('are the same set in both languages', () => {
    expect(checkKeyParity(site)).toEqual([]);
    expect(checkKeyParity({ ns: 'operator', uk: operatorUk, en: operatorEn })).toEqual([]);
  });

  const translators = createTranslators(loadCatalogues([coreCatalogue, identityCatalogue, site]));

  it.each(['core/not-found', 'core/internal', 'core/outcome-unknown', 'identity/state', 'identity/staff-first'])(
    'say of %s what happened and what to do',
    (code) => {
      for (const translator of Object.values(translators)) {
        const { title, body, next } = describeRefusal(translator, code);
        expect([title, body, next].every((text) => text.length > 5 && !text.includes(code))).toBe(true);
      }
    },
  );

  it('call what nobody knows a failure of ours', () => {
    const { uk: words } = translators;
    expect(describeRefusal(words, 'nobody/knows').title).toBe(describeRefusal(words, 'core/internal').title);
  });
});
