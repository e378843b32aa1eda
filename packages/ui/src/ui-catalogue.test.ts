import { checkKeyParity } from '@viche/i18n';
import { expect, it } from 'vitest';
import { uiCatalogue } from './ui-catalogue.ts';

it('the words of the components are whole in both languages', () => {
  expect(checkKeyParity(uiCatalogue)).toEqual([]);
});
