import type { ComponentExample } from '../../example.ts';
import { CopyCode, FileList } from './file-list.tsx';

export const fileListExamples: readonly ComponentExample[] = [
  {
    name: 'signed answer',
    render: () => (
      <FileList
        files={[
          {
            href: '#answer',
            name: 'Відповідь із підписом',
            note: 'PDF, 340 КБ. Підписано КЕП 2 листопада, 16:20',
            seal: 'signed',
          },
          { href: '#photo', name: 'Фото переходу, 3 знімки', note: 'JPG, 1,4 МБ' },
        ]}
      />
    ),
  },
  { name: 'code', render: () => <CopyCode>7F3K-21NQ-08VA</CopyCode> },
];
