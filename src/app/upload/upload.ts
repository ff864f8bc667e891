import { rm } from 'node:fs/promises';
import type { ForVisitors } from '../for-visitors.ts';
import type { FilePreview } from '../../model/file-preview.ts';
import type { ImportTarget } from '../import/import-account.ts';
import type { Imported } from './upload-messages.ts';

/** The progress of an upload. */
export type UploadProgress =
  | { state: 'receiving'; bytes: number; size: number }
  /** The owner has not started the import yet. */
  | { state: 'previewed'; preview: FilePreview }
  | { state: 'importing'; bytes: number; size: number; lines: number }
  | { state: 'done'; imported: Imported }
  | { state: 'failed'; message: string; advice: string };

/** A file that a visitor imports in the browser. */
export interface Upload {
  /** The session that began it. No other session can see it. */
  by: string;
  /** Limits count this. */
  owner: string;
  name: string;
  size: number;
  /** Where to import it without a preview; `undefined`: it is previewed first. */
  target?: ImportTarget;
  /** ms since 1970. */
  announcedAt: number;
  isSent: boolean;
  /** The copy, until it is removed. */
  copy?: { folder: string; path: string; expiry: NodeJS.Timeout };
  /** Whether a task is using the copy. */
  isBusy: boolean;
  progress: UploadProgress;
  listeners: Set<(progress: UploadProgress) => void>;
}

export const SEND_AGAIN = 'Upload the file again.';

/** Removes the copy. If the disk refuses, the next start of a server removes it. */
export async function removeCopy(upload: Upload): Promise<void> {
  const { copy } = upload;
  if (copy === undefined) return;
  delete upload.copy;
  clearTimeout(copy.expiry);
  await rm(copy.folder, { recursive: true, force: true }).catch(() => undefined);
}

/** Whether the import has ended, with success or not. */
export function isOver({ state }: UploadProgress): boolean {
  return state === 'done' || state === 'failed';
}

export function setProgress(upload: Upload, progress: UploadProgress): void {
  upload.progress = progress;
  for (const listener of upload.listeners) listener(progress);
}

export function failed({ message, advice }: ForVisitors): UploadProgress {
  return { state: 'failed', message, advice };
}
