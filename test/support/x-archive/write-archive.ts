import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from './archive-contents.ts';
import { writeZip } from './write-zip.ts';
import type { ZipPart } from './write-zip.ts';

/** An archive as X gives it to download. */
export function zipOf(files: Files, more: readonly ZipPart[] = []): Buffer {
  const parts = Object.entries(files).map(([name, content]) => ({ name, content }));
  return writeZip([...parts, ...more]);
}

/** An archive as it lies on the disk once it is unpacked. Returns the folder. */
export function unpackInto(folder: string, files: Files): string {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}
