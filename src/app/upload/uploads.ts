import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import PQueue from 'p-queue';
import { TribeError } from '../../model/errors.ts';
import type { ThreadPool } from '../../workers/thread-pool.ts';
import type { ImportTarget } from '../import/import-account.ts';
import { threadPool } from '../threads.ts';
import { IMPORT_FILE, type Imported, type ImportTask } from './upload-messages.ts';

/** How far a file is on its way into the log. */
export type UploadProgress =
  | { state: 'receiving'; bytes: number; size: number }
  | { state: 'importing'; bytes: number; size: number; lines: number }
  | { state: 'done'; imported: Imported }
  | { state: 'failed'; message: string; advice: string };

interface Upload {
  /** Who began it; nobody else hears of it. */
  by: string;
  name: string;
  size: number;
  target: ImportTarget;
  progress: UploadProgress;
  listeners: Set<(progress: UploadProgress) => void>;
}

/** Files that are remembered after they were imported, and may be on their way. */
const KEPT = 100;
const MOST_UNDER_WAY = 4;
const LARGEST = 8 * 1024 ** 3;
/** Progress is told about so many times a file. */
const STEPS = 200;

/**
 * Files on their way from a browser into the log: received into a copy that only we can read,
 * imported by a thread of its own, the copy removed.
 */
export class Uploads {
  readonly #location: string;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #uploads = new Map<string, Upload>();
  /** One after the other: two would only wait for each other at the database. */
  readonly #imports = new PQueue({ concurrency: 1 });
  #thread: ThreadPool | undefined;

  constructor(location: string, now: () => number, newId: () => string) {
    this.#location = location;
    this.#now = now;
    this.#newId = newId;
  }

  /** Announces a file. Throws a `TribeError` where it is too large or too many are under way. */
  begin(file: { by: string; name: string; size: number; target: ImportTarget }): string {
    if (file.size > LARGEST) {
      throw new TribeError(
        `${file.name} is too large to upload.`,
        'Import it on the command line: tribe import FILE',
      );
    }
    const underWay = [...this.#uploads.values()].filter(({ progress }) => !isOver(progress));
    if (underWay.length >= MOST_UNDER_WAY) {
      throw new TribeError('Other files are being imported.', 'Try again when they are done.');
    }
    const id = this.#newId();
    this.#uploads.set(id, {
      ...file,
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

  /** Takes in the bytes of a file, and imports it. What becomes of it is told to who follows. */
  async receive(id: string, by: string, bytes: ReadableStream): Promise<UploadProgress> {
    const upload = this.#of(id, by)!;
    const folder = await mkdtemp(join(tmpdir(), 'tribefinder-upload-'));
    const path = join(folder, 'file');
    try {
      await this.#copy(upload, bytes, path);
      const imported = await this.#imports.add(() => this.#import(upload, path));
      tell(upload, { state: 'done', imported });
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
        if (received > LARGEST) return done(new TribeError('The file is too large.', TOO_LARGE));
        if (received - told >= size / STEPS) {
          told = received;
          tell(upload, { state: 'receiving', bytes: received, size: Math.max(size, received) });
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

  async #import(upload: Upload, path: string): Promise<Imported> {
    const task: ImportTask = {
      location: this.#location,
      path,
      name: upload.name,
      target: upload.target,
      now: this.#now(),
    };
    this.#thread = threadPool();
    try {
      return await this.#thread.run(IMPORT_FILE, task, ({ bytes, size, lines }) =>
        tell(upload, { state: 'importing', bytes, size, lines }),
      );
    } finally {
      await this.#thread.end();
    }
  }

  #of(id: string, by: string): Upload | undefined {
    const upload = this.#uploads.get(id);
    return upload?.by === by ? upload : undefined;
  }
}

const TOO_LARGE = 'Import it on the command line: tribe import FILE';

export function isOver({ state }: UploadProgress): boolean {
  return state === 'done' || state === 'failed';
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
