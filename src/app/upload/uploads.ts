import { join } from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { TribeError } from '../../model/errors.ts';
import type { ListHints } from '../../model/list-question.ts';
import { cannotCopy } from '../../sources/input/spool.ts';
import { forVisitors } from '../for-visitors.ts';
import type { Depth, WaitingFor } from '../fair-queue.ts';
import type { ImportTarget } from '../import/import-account.ts';
import { SAMPLE } from '../import-sample.ts';
import { makeFolder } from '../process-folders.ts';
import { ImportThread } from './import-thread.ts';
import { receiveCopy } from './receive-copy.ts';
import { mustHaveRoom } from './room-for-upload.ts';
import {
  failed,
  isOver,
  removeCopy,
  SEND_AGAIN,
  setProgress,
  type Upload,
  type UploadProgress,
} from './upload.ts';
import { UPLOAD_LIMITS, type UploadLimits } from './upload-limits.ts';
import { IMPORT_FILE, type Imported, PREVIEW_FILE } from './upload-messages.ts';

/** The most uploads to remember; older ones that have ended are forgotten first. */
const MOST_REMEMBERED = 100;
/** ms after which we forget a file that was announced and never sent. */
const LONGEST_ANNOUNCED = 600_000;
/** ms after which we remove a file that was previewed and never imported. */
const LONGEST_PREVIEWED = 1_800_000;

export interface UploadOptions {
  /** The clock. */
  now: () => number;
  /** Makes an id that nobody can guess. */
  newId: () => string;
  /** Called with each error whose cause the visitor does not read. */
  onDefect: (error: unknown) => void;
  limits?: UploadLimits;
}

/**
 * Uploads from a browser. Receives a file into a copy that only we can read, previews it unless the
 * browser asked for no preview, imports it in a thread of its own, and removes the copy.
 */
export class Uploads {
  readonly limits: UploadLimits;
  readonly #location: string;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #onDefect: (error: unknown) => void;
  readonly #uploads = new Map<string, Upload>();
  readonly #thread = new ImportThread();

  /** @param location of the database. */
  constructor(location: string, { now, newId, onDefect, limits = UPLOAD_LIMITS }: UploadOptions) {
    this.limits = limits;
    this.#location = location;
    this.#now = now;
    this.#newId = newId;
    this.#onDefect = onDefect;
  }

  /** Announces a file. Throws a `TribeError` if it is too large, or if there are too many others. */
  begin(file: Pick<Upload, 'by' | 'owner' | 'name' | 'size' | 'target'>): string {
    this.#forgetUnsent();
    mustHaveRoom(this.#uploads.values(), file, this.limits);
    const id = this.#newId();
    this.#uploads.set(id, {
      ...file,
      announcedAt: this.#now(),
      isSent: false,
      isBusy: false,
      progress: { state: 'receiving', bytes: 0, size: file.size },
      listeners: new Set(),
    });
    for (const [old, { progress, copy }] of this.#uploads) {
      if (this.#uploads.size <= MOST_REMEMBERED) break;
      if (isOver(progress) && copy === undefined) this.#uploads.delete(old);
    }
    return id;
  }

  /** Returns the progress of a file; `undefined` if the session has no such file. */
  progress(id: string, by: string): UploadProgress | undefined {
    return this.#of(id, by)?.progress;
  }

  /** Reports the progress, now and after each change. Returns a function that stops this. */
  follow(id: string, by: string, listener: (progress: UploadProgress) => void): () => void {
    const upload = this.#of(id, by);
    if (upload === undefined) return () => undefined;
    upload.listeners.add(listener);
    listener(upload.progress);
    return () => upload.listeners.delete(listener);
  }

  /**
   * Receives the bytes of a file, then previews or imports it. Reports the progress to its followers.
   * `undefined`: there is no such file, or it was sent before.
   */
  async receive(
    id: string,
    by: string,
    bytes: ReadableStream,
  ): Promise<UploadProgress | undefined> {
    const upload = this.#of(id, by);
    if (upload === undefined || upload.isSent) return undefined;
    upload.isSent = true;
    const { target, size } = upload;
    const progress = await this.#attempt(upload, async () => {
      const { path } = await this.#makeCopy(upload);
      await receiveCopy(bytes, { path, size }, (received) =>
        setProgress(upload, { state: 'receiving', bytes: received, size }),
      );
      return target === undefined
        ? this.#preview(upload, {})
        : this.#import(upload, { target, hints: {} });
    });
    if (isOver(progress)) await removeCopy(upload);
    return progress;
  }

  /** Previews a file again, with the owner's answers about it. `undefined`: there is no idle copy. */
  preview(id: string, by: string, hints: ListHints): Promise<UploadProgress> | undefined {
    const upload = this.#of(id, by);
    if (upload?.copy === undefined || upload.isBusy) return undefined;
    return this.#attempt(upload, () => this.#preview(upload, hints));
  }

  /**
   * Imports a previewed file. If that fails the copy stays, so that the owner can try again.
   * `undefined`: there is no idle copy.
   */
  async start(
    id: string,
    by: string,
    answers: { target: ImportTarget; hints: ListHints },
  ): Promise<UploadProgress | undefined> {
    const upload = this.#of(id, by);
    if (upload?.copy === undefined || upload.isBusy) return undefined;
    const progress = await this.#attempt(upload, () => this.#import(upload, answers));
    if (progress.state === 'done') await removeCopy(upload);
    return progress;
  }

  /** Forgets a file and removes its copy. Returns `false` if there is none, or a task uses it. */
  async forget(id: string, by: string): Promise<boolean> {
    const upload = this.#of(id, by);
    if (upload === undefined || upload.isBusy) return false;
    this.#uploads.delete(id);
    await removeCopy(upload);
    return true;
  }

  /** Imports the bundled sample into an account of its own. Only for the owner of the whole database. */
  importSample({ owner, visitor }: WaitingFor): Promise<Imported> {
    const task = { path: SAMPLE, name: 'the sample', target: 'as named' as const, hints: {} };
    return this.#thread.run({ owner, visitor }, IMPORT_FILE, { ...this.#common(), ...task });
  }

  /** Returns how many files wait to be previewed or imported. */
  depth(): Depth {
    return this.#thread.depth();
  }

  /** Stops the current import, which keeps what it has read, and removes all copies. */
  async close(): Promise<void> {
    await this.#thread.close();
    await Promise.all(Array.from(this.#uploads.values(), removeCopy));
  }

  /** Does a task with the copy and reports its result. */
  async #attempt(upload: Upload, work: () => Promise<UploadProgress>): Promise<UploadProgress> {
    upload.isBusy = true;
    try {
      setProgress(upload, await work());
    } catch (error) {
      setProgress(upload, failed(forVisitors(error, this.#onDefect)));
    } finally {
      upload.isBusy = false;
    }
    return upload.progress;
  }

  async #preview(upload: Upload, hints: ListHints): Promise<UploadProgress> {
    const { path } = upload.copy!;
    const task = { path, name: upload.name, hints, minutes: this.limits.minutes };
    const preview = await this.#thread.run(ofUpload(upload), PREVIEW_FILE, task);
    return { state: 'previewed', preview };
  }

  async #import(
    upload: Upload,
    answers: { target: ImportTarget; hints: ListHints },
  ): Promise<UploadProgress> {
    const { path } = upload.copy!;
    const task = { ...this.#common(), ...answers, path, name: upload.name };
    setProgress(upload, { state: 'importing', bytes: 0, size: upload.size, lines: 0 });
    const imported = await this.#thread.run(
      ofUpload(upload),
      IMPORT_FILE,
      task,
      ({ bytes, size, lines }) => setProgress(upload, { state: 'importing', bytes, size, lines }),
    );
    return { state: 'done', imported };
  }

  #common() {
    return { location: this.#location, now: this.#now(), minutes: this.limits.minutes };
  }

  async #makeCopy(upload: Upload): Promise<{ path: string }> {
    const folder = await makeFolder('upload').catch((error: Error) => {
      throw cannotCopy(error);
    });
    const path = join(folder, 'file');
    const expiry = setTimeout(() => this.#expire(upload), LONGEST_PREVIEWED).unref();
    upload.copy = { folder, path, expiry };
    return { path };
  }

  /** Removes the copy after its time, but never while a task uses it. */
  #expire(upload: Upload): void {
    if (upload.isBusy) upload.copy?.expiry.refresh();
    else void removeCopy(upload).then(() => setProgress(upload, failed(expired())));
  }

  #forgetUnsent(): void {
    for (const [id, upload] of this.#uploads) {
      if (upload.isSent || this.#now() - upload.announcedAt <= LONGEST_ANNOUNCED) continue;
      this.#uploads.delete(id);
      setProgress(upload, failed(new TribeError('The file was not sent in time.', SEND_AGAIN)));
    }
  }

  #of(id: string, by: string): Upload | undefined {
    this.#forgetUnsent();
    const upload = this.#uploads.get(id);
    return upload?.by === by ? upload : undefined;
  }
}

function ofUpload({ owner, by }: Upload): WaitingFor {
  return { owner, visitor: by };
}

function expired(): TribeError {
  return new TribeError('The file waited too long and was removed.', SEND_AGAIN);
}
