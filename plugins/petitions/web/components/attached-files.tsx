import { useTranslation } from '@viche/i18n';
import { FileList, PictureList } from '@viche/ui';
import type { AttachmentData } from '../attachment-data.ts';
import { SignerNote } from './signer-note.tsx';
import { useFileNote } from './use-file-note.ts';

interface AttachedFilesProps {
  readonly files: readonly AttachmentData[];
  /** Where people verify the signatures, if the hromada names a service. */
  readonly checkUrl?: string | null;
}

/** Pictures small, everything else by name, kind and size; nothing where there is nothing. */
export function AttachedFiles({ files, checkUrl }: AttachedFilesProps) {
  const { t } = useTranslation('petitions');
  const note = useFileNote();
  const pictures = files.filter(({ kind, thumbnailUrl }) => kind === 'image' && thumbnailUrl);
  const others = files.filter((file) => !pictures.includes(file));
  return (
    <>
      {pictures.length > 0 ? (
        <PictureList
          pictures={pictures.map((picture, index) => ({
            href: picture.url,
            src: picture.thumbnailUrl!,
            alt: picture.alt || t('files.undescribed', { number: index + 1 }),
            width: picture.width ?? 1,
            height: picture.height ?? 1,
            caption: picture.alt,
          }))}
        />
      ) : null}
      {others.length > 0 ? (
        <FileList
          files={others.map((file) => ({
            href: file.url,
            name: file.fileName,
            note: note(file),
            seal: file.signers.length > 0 ? 'signed' : 'none',
            more: file.signers.map((signer) => <SignerNote key={signer.certificateSerial} signer={signer} />),
          }))}
        />
      ) : null}
      {checkUrl && others.some(({ signers }) => signers.length > 0) ? (
        <p>
          <a href={checkUrl} rel="noreferrer">
            {t('files.check')}
          </a>
        </p>
      ) : null}
    </>
  );
}
