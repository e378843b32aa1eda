import type { ComponentExample } from '../../example.ts';
import { OfficialStrip } from './official-strip.tsx';

const links = { alternates: { uk: '/', en: '/en' }, lookHref: '/look' };

export const officialStripExamples: readonly ComponentExample[] = [
  { name: 'for residents', render: () => <OfficialStrip {...links} /> },
  { name: 'with one language', render: () => <OfficialStrip {...links} alternates={{ uk: '/' }} /> },
  { name: 'for staff', render: () => <OfficialStrip {...links} audience="staff" /> },
  { name: 'of the platform', render: () => <OfficialStrip {...links} audience="platform" /> },
  { name: 'of a trial site', render: () => <OfficialStrip {...links} audience="trial" /> },
];
