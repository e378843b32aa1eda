import type { FilePurpose, StatedSigner } from '@viche/plugin-api';
import type { MediaType } from '../file-types.ts';
import type { FileProblem } from '../problems.ts';

/** What the child is asked: one file, and a folder that it may write to. */
export interface ChildRequest {
  readonly file: string;
  readonly folder: string;
  readonly beginning: 'picture' | 'pdf' | 'container' | 'der' | 'drawing';
  readonly purpose?: FilePurpose;
}

/** A file that the child made or looked through. */
export interface ChildFile {
  readonly path: string;
  readonly mediaType: MediaType;
  readonly width?: number;
  readonly height?: number;
}

export type ChildAnswer =
  | {
      readonly done: true;
      readonly main: ChildFile;
      readonly thumbnail?: ChildFile;
      readonly signers: readonly StatedSigner[];
    }
  | {
      readonly done: false;
      readonly problem: FileProblem;
      readonly params?: Readonly<Record<string, string | number>>;
    };
