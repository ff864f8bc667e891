import { rm } from 'node:fs/promises';
import { TribeError } from '../../model/errors.ts';
import type { FilePreview } from '../../model/file-preview.ts';
import type { ImportTarget } from '../import/import-account.ts';
import type { Imported } from './upload-messages.ts';

/** How far a file is on its way into the log. */
export type UploadProgress =
  | { state: 'receiving'; bytes: number; size: number }
  /** It waits for its owner to start the import. */
  | { state: 'previewed'; preview: FilePreview }
  | { state: 'importing'; bytes: number; size: number; lines: number }
  | { state: 'done'; imported: Imported }
  | { state: 'failed'; message: string; advice: string };

/** A file on its way. */
export interface Upload {
  /** The session that began it; nobody else hears of it. */
  by: string;
  /** Whom limits count. */
  owner: string;
  name: string;
  size: number;
  /** What to import it into, at once; `undefined`: it is previewed first. */
  target?: ImportTarget;
  /** ms since 1970. */
  announcedAt: number;
  isSent: boolean;
  /** The copy, while it can be imported. */
  copy?: { folder: string; path: string; expiry: NodeJS.Timeout };
  /** Something is being done with the copy. */
  isBusy: boolean;
  progress: UploadProgress;
  listeners: Set<(progress: UploadProgress) => void>;
}

export const SEND_AGAIN = 'Upload the file again.';

export async function removeCopy(upload: Upload): Promise<void> {
  const { copy } = upload;
  if (copy === undefined) return;
  delete upload.copy;
  clearTimeout(copy.expiry);
  await rm(copy.folder, { recursive: true, force: true });
}

/** Whether nothing more happens to it unless its owner does something. */
export function isOver({ state }: UploadProgress): boolean {
  return state === 'done' || state === 'failed';
}

export function tell(upload: Upload, progress: UploadProgress): void {
  upload.progress = progress;
  for (const listener of upload.listeners) listener(progress);
}

export function failed(error: unknown): UploadProgress {
  const said = error instanceof TribeError ? error : undefined;
  return {
    state: 'failed',
    message: said?.publicMessage ?? said?.message ?? 'The file could not be imported.',
    advice: said?.advice ?? 'Try again. The rows read so far are stored.',
  };
}
