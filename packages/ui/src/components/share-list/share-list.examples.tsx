import type { ComponentExample } from '../../example.ts';
import { ShareList } from './share-list.tsx';

export const shareListExamples: readonly ComponentExample[] = [
  {
    name: 'petition',
    render: () => (
      <ShareList
        title="Допоможіть зібрати"
        links={[
          { href: '#follow', icon: 'bell', label: 'Стежити за петицією' },
          { href: '#send', icon: 'share', label: 'Надіслати друзям' },
          { href: '#poster', icon: 'print', label: 'Плакат з QR-кодом, PDF' },
        ]}
      />
    ),
  },
];
