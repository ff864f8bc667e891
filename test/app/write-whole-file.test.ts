import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { placeFor, writeWholeFile } from '../../src/app/write-whole-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const never = new AbortController().signal;
let file: string;

beforeEach(() => {
  file = folder.write('file.txt', 'as it was');
});

async function write(path: string, chunks: Iterable<string>, signal = never): Promise<void> {
  await writeWholeFile(await placeFor(path), chunks, signal);
}

/** More than a stream takes in at once. */
function* manyChunks(onChunk: (chunk: number) => void): Generator<string> {
  for (let chunk = 0; chunk < 100; chunk++) {
    onChunk(chunk);
    yield 'x'.repeat(100_000);
  }
}

test('a complete file replaces the old one', async () => {
  await write(file, ['new ', 'text']);
  expect(readFileSync(file, 'utf8')).toBe('new text');
  expect(readdirSync(folder.path)).toEqual(['file.txt']);
});

test('an interrupted write leaves the old file', async () => {
  const controller = new AbortController();
  const chunks = manyChunks((chunk) => {
    if (chunk === 50) setImmediate(() => controller.abort());
  });
  await expect(write(file, chunks, controller.signal)).rejects.toThrow(/aborted/);
  expect(readFileSync(file, 'utf8')).toBe('as it was');
  expect(readdirSync(folder.path)).toEqual(['file.txt']);
});

test('a bug during a write is not reported as an unwritable place, and leaves the old file', async () => {
  const chunks = manyChunks((chunk) => {
    if (chunk === 50) throw new RangeError('a defect');
  });
  await expect(write(file, chunks)).rejects.toThrow(RangeError);
  expect(readFileSync(file, 'utf8')).toBe('as it was');
  expect(readdirSync(folder.path)).toEqual(['file.txt']);
});

test('a symbolic link still points to its file', async () => {
  const link = join(folder.path, 'link.txt');
  symlinkSync('file.txt', link);
  await write(link, ['through the link']);
  expect(readFileSync(file, 'utf8')).toBe('through the link');
});

test('a named pipe is written to, not replaced', async () => {
  const pipe = join(folder.path, 'pipe');
  execFileSync('/usr/bin/env', ['mkfifo', pipe]);
  const [text] = await Promise.all([readFile(pipe, 'utf8'), write(pipe, ['through ', 'the pipe'])]);
  expect(text).toBe('through the pipe');
  expect(statSync(pipe).isFIFO()).toBe(true);
});
