import { stat } from 'node:fs/promises';
import type { ListHints } from '../model/list-question.ts';
import { eventFile } from './event-file/event-file.ts';
import { cannotOpen, openInput } from './input/open-input.ts';
import { followerList } from './follower-list/follower-list.ts';
import { xArchive } from './x-archive/x-archive.ts';
import type { Given, OpenedSource, Source } from './source.ts';

/** The first that detects what was given reads it; the last takes every file that is left. */
const SOURCES: readonly Source[] = [xArchive, followerList, eventFile];

/** Enough to tell what a file is. */
const HEAD_BYTES = 4096;

/**
 * Finds out what a path is, and opens it; `-` is the given standard input. Throws a `TribeError`
 * for what cannot be opened or read.
 */
export async function openSource(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  hints: ListHints = {},
): Promise<OpenedSource & { kind: string }> {
  const given = await lookAt(path, standardInput);
  const source = SOURCES.find((candidate) => candidate.detects(given));
  if (source === undefined) throw new Error(`no source takes ${path}`);
  return { ...(await source.open(given, hints)), kind: source.kind };
}

async function lookAt(path: string, standardInput: AsyncIterable<Uint8Array>): Promise<Given> {
  if (path !== '-' && (await isFolder(path))) return { kind: 'folder', path };
  const input = await openInput(path, standardInput);
  try {
    return { kind: 'file', input, head: await input.readAt(0, HEAD_BYTES) };
  } catch (error) {
    await input.close();
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw cannotOpen(path, error as NodeJS.ErrnoException);
  }
}
