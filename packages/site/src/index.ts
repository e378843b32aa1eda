export { FormSecrets, pageMeta, SiteProvider, useSite } from './react.tsx';
export { type Appearance, type NavigationItem, type Outcome, type Refusal, type SiteChrome, type SiteContext, siteOf } from './site-context.ts';
