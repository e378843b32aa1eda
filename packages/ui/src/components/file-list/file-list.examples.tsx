import type { ComponentExample } from '../../example.ts';
import { FileInput } from '../field/file-input.tsx';
import { CopyCode, FileList } from './file-list.tsx';
import { PictureList } from './picture-list.tsx';

const GREY = 'data:image/gif;base64,R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

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
  {
    name: 'pictures',
    render: () => (
      <PictureList
        pictures={['Перехід без розмітки', ''].map((caption, index) => ({
          href: `#picture-${index}`,
          src: GREY,
          alt: caption || 'Зображення без опису',
          width: 640,
          height: 480,
          caption,
        }))}
      />
    ),
  },
  {
    name: 'choosing a file',
    render: () => (
      <FileInput
        id="example-file"
        name="file"
        label="Оберіть файл"
        hint="JPEG, PNG, WebP або PDF до 10 МБ"
        error="Файл завеликий: найбільше 10 МБ."
      />
    ),
  },
  { name: 'code', render: () => <CopyCode>7F3K-21NQ-08VA</CopyCode> },
];
