import { formModel } from '@viche/settings';
import { expect, it } from 'vitest';
import { coreSettings, offeredLogins } from './login-settings.ts';

const PLATFORM = [
  { id: 'eid', labels: { uk: 'Підпис', en: 'Signature' } },
  { id: 'gov-id', labels: { uk: 'Державна служба', en: 'State service' } },
] as const;
const offered = (
  chosen: object,
  locale: 'uk' | 'en' = 'uk',
  platform: Parameters<typeof offeredLogins>[1] = PLATFORM,
) => offeredLogins(coreSettings.parse(chosen), platform, locale).map(({ id, label }) => `${id} ${label}`);

it('offers all that the platform has until the hromada chooses', () => {
  expect(offered({})).toEqual(['eid Підпис', 'gov-id Державна служба']);
});

it('follows the order and the labels of the hromada, each in its language', () => {
  const chosen = { firstLogin: 'gov-id', govIdLabelUk: ' Дія ' };
  expect(offered(chosen)).toEqual(['gov-id Дія', 'eid Підпис']);
  expect(offered(chosen, 'en')).toEqual(['gov-id State service', 'eid Signature']);
  expect(offered({ offerEid: false })).toEqual(['gov-id Державна служба']);
});

it('locks nobody out when the platform has nothing of the choice', () => {
  expect(offered({ offerEid: false }, 'uk', PLATFORM.slice(0, 1))).toEqual(['eid Підпис']);
  expect(offered({ offerEid: false, offerGovId: false })).toHaveLength(2);
});

it('can be asked by a form', () => {
  expect(formModel(coreSettings).map(({ widget }) => widget)).toEqual([
    'switch',
    'switch',
    'select',
    'text',
    'text',
    'text',
    'text',
    'text',
    'secret',
    'text',
    'secret',
    'textarea',
    'secret',
    'integer',
    'integer',
    'integer',
    'integer',
    'integer',
    'text',
    'text',
    'select',
    'integer',
    'switch',
    'integer',
    'switch',
    'integer',
    'switch',
    'multi-select',
    'integer',
    'integer',
    'integer',
    'switch',
    'integer',
    'integer',
    'integer',
    'integer',
    'integer',
    'integer',
  ]);
});
