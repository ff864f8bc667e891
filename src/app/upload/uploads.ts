import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { TribeError } from '../../model/errors.ts';
import type { ListHints } from '../../model/list-question.ts';
import type { ThreadPool } from '../../workers/thread-pool.ts';
import { BusyError } from '../busy-error.ts';
import { FairQueue } from '../fair-queue.ts';
import type { ImportTarget } from '../import/import-account.ts';
import { threadPool } from '../threads.ts';
import { makeUploadFolder } from './upload-folders.ts';
import {
  bytesAllowed,
  tooLarge,
  tooSlow,
  UPLOAD_LIMITS,
  type UploadLimits,
} from './upload-limits.ts';
import { type Asked, IMPORT_FILE, type Imported, type ImportTask } from './upload-messages.ts';

/** How far a file is on its way into the log. */
export type UploadProgress =
  | { state: 'receiving'; bytes: number; size: number }
  | { state: 'importing'; bytes: number; size: number; lines: number }
  | { state: 'done'; imported: Imported }
  /** The file says too little. It is to be sent again with the answers. */
  | ({ state: 'question'; advice: string } & Asked)
  | { state: 'failed'; message: string; advice: string };

interface Upload {
  /** The session that began it; nobody else hears of it. */
  by: string;
  /** Whom limits count. */
  owner: string;
  name: string;
  size: number;
  target: ImportTarget;
  hints: ListHints;
  /** ms since 1970. */
  announcedAt: number;
  isSent: boolean;
  progress: UploadProgress;
  listeners: Set<(progress: UploadProgress) => void>;
}

/** Files that are remembered after they were imported, and may be on their way. */
const KEPT = 100;
/** Of one owner. */
const MOST_UNDER_WAY = 4;
/** ms after which a file that was announced and never sent is forgotten. */
const LONGEST_ANNOUNCED = 600_000;
/** ms that an import over its time has for ending by itself. */
const TIME_TO_END = 60_000;
/** ms; a longer timer of Node fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** Progress is told about so many times a file. */
const STEPS = 200;

/**
 * Files on their way from a browser into the log: received into a copy that only we can read,
 * imported by a thread of its own, the copy removed.
 */
export class Uploads {
  readonly limits: UploadLimits;
  readonly #location: string;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #uploads = new Map<string, Upload>();
  /** One after the other: two would only wait for each other at the database. */
  readonly #imports = new FairQueue();
  #thread: ThreadPool | undefined;

  constructor(
    location: string,
    now: () => number,
    newId: () => string,
    limits: UploadLimits = UPLOAD_LIMITS,
  ) {
    this.limits = limits;
    this.#location = location;
    this.#now = now;
    this.#newId = newId;
  }

  /** Announces a file. Throws a `TribeError` where it is too large or too many are under way. */
  begin(file: {
    by: string;
    owner: string;
    name: string;
    size: number;
    target: ImportTarget;
    /** What its owner says about it. */
    hints?: ListHints;
  }): string {
    if (file.size > bytesAllowed(this.limits)) throw tooLarge(file.name, this.limits);
    this.#forgetUnsent();
    const underWay = [...this.#uploads.values()].filter(
      ({ owner, progress }) => owner === file.owner && !isOver(progress),
    );
    if (underWay.length >= MOST_UNDER_WAY) {
      throw new BusyError('Other files of yours come first.', 'Try again when they are imported.');
    }
    const id = this.#newId();
    this.#uploads.set(id, {
      hints: {},
      ...file,
      announcedAt: this.#now(),
      isSent: false,
      progress: { state: 'receiving', bytes: 0, size: file.size },
      listeners: new Set(),
    });
    for (const [old, { progress }] of this.#uploads) {
      if (this.#uploads.size <= KEPT) break;
      if (isOver(progress)) this.#uploads.delete(old);
    }
    return id;
  }

  /** How far it is; `undefined` where there is no such file of theirs. */
  progress(id: string, by: string): UploadProgress | undefined {
    return this.#of(id, by)?.progress;
  }

  /** Tells how far it is, at once and whenever that changes. Returns how to stop. */
  follow(id: string, by: string, listener: (progress: UploadProgress) => void): () => void {
    const upload = this.#of(id, by);
    if (upload === undefined) return () => undefined;
    upload.listeners.add(listener);
    listener(upload.progress);
    return () => upload.listeners.delete(listener);
  }

  /**
   * Receives the bytes of a file and imports it. What becomes of it is told to who follows.
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
    const folder = await makeUploadFolder();
    const path = join(folder, 'file');
    try {
      await this.#copy(upload, bytes, path);
      const imported = await this.#imports.add({ owner: upload.owner, visitor: by }, () =>
        this.#import(upload, path),
      );
      if ('question' in imported) {
        tell(upload, { state: 'question', ...imported, advice: ANSWER });
      } else tell(upload, { state: 'done', imported });
    } catch (error) {
      tell(upload, failed(error));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return upload.progress;
  }

  /** Stops what is being imported. What was read of it so far is kept. */
  async close(): Promise<void> {
    this.#imports.pause();
    await this.#thread?.end();
  }

  async #copy(upload: Upload, bytes: ReadableStream, path: string): Promise<void> {
    const { size } = upload;
    let received = 0;
    let told = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        if (received > size)
          return done(new TribeError('The file is larger than announced.', TOO_LARGE));
        if (received - told >= size / STEPS) {
          told = received;
          tell(upload, { state: 'receiving', bytes: received, size });
        }
        return done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(bytes), counted, createWriteStream(path, { mode: 0o600 }));
    if (received < size) {
      throw new TribeError(
        'The upload is incomplete, so nothing was imported.',
        'Upload the file again.',
      );
    }
  }

  async #import(upload: Upload, path: string): Promise<Imported | Asked> {
    const task: ImportTask = {
      location: this.#location,
      path,
      name: upload.name,
      target: upload.target,
      hints: upload.hints,
      now: this.#now(),
      minutes: this.limits.minutes,
    };
    const thread = (this.#thread = threadPool());
    const { minutes } = this.limits;
    const latest = Math.min(minutes * 60_000 + TIME_TO_END, LONGEST_TIMER);
    const timer = setTimeout(() => void thread.end(tooSlow(upload.name, minutes)), latest);
    try {
      return await thread.run(IMPORT_FILE, task, ({ bytes, size, lines }) =>
        tell(upload, { state: 'importing', bytes, size, lines }),
      );
    } finally {
      clearTimeout(timer);
      await thread.end();
    }
  }

  #forgetUnsent(): void {
    for (const [id, upload] of this.#uploads) {
      if (upload.isSent || this.#now() - upload.announcedAt <= LONGEST_ANNOUNCED) continue;
      this.#uploads.delete(id);
      tell(upload, failed(new TribeError('The file was not sent in time.', TOO_LATE)));
    }
  }

  #of(id: string, by: string): Upload | undefined {
    this.#forgetUnsent();
    const upload = this.#uploads.get(id);
    return upload?.by === by ? upload : undefined;
  }
}

const TOO_LATE = 'Upload the file again.';
const ANSWER = 'Say what is missing, and import the file again.';
const TOO_LARGE = 'Upload the file again, with its size.';

export function isOver({ state }: UploadProgress): boolean {
  return state === 'done' || state === 'failed' || state === 'question';
}

function tell(upload: Upload, progress: UploadProgress): void {
  upload.progress = progress;
  for (const listener of upload.listeners) listener(progress);
}

function failed(error: unknown): UploadProgress {
  const said = error instanceof TribeError ? error : undefined;
  return {
    state: 'failed',
    message: said?.publicMessage ?? said?.message ?? 'The file could not be imported.',
    advice: said?.advice ?? 'Try again. The rows read so far are stored.',
  };
}
