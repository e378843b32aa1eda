import type { ComponentExample } from '../../example.ts';
import { sampleBrand, sampleNav } from '../../samples.tsx';
import { Wordmark } from '../wordmark/wordmark.tsx';
import { SiteHeader } from './site-header.tsx';

const links = [
  { href: '/account', label: 'Мій кабінет' },
  { href: '/desk', label: 'Робочий стіл' },
];

export const siteHeaderExamples: readonly ComponentExample[] = [
  {
    name: 'guest',
    render: () => (
      <SiteHeader
        brand={sampleBrand}
        nav={sampleNav('/petitions')}
        searchHref="/search"
        account={{ kind: 'guest', signInHref: '/sign-in' }}
      />
    ),
  },
  {
    name: 'person',
    render: () => (
      <SiteHeader
        brand={sampleBrand}
        account={{ kind: 'person', name: 'Оксана К.', links, signOutAction: '/sign-out' }}
        acts={[{ href: '/', label: 'На сайт', icon: 'eye' }]}
      />
    ),
  },
  {
    name: 'platform',
    render: () => (
      <SiteHeader
        brand={{ name: '', href: '/', mark: <Wordmark /> }}
        account={{ kind: 'guest', signInHref: '/sign-in' }}
      />
    ),
  },
];
