import { stat } from 'node:fs/promises';
import { TribeError } from '../model/errors.ts';
import { readFolder } from './container/read-folder.ts';
import { readZip } from './container/read-zip.ts';
import type { ListHints } from '../model/list-question.ts';
import { eventFile } from './event-file/event-file.ts';
import { cannotOpen, openInput } from './input/open-input.ts';
import { followerList } from './follower-list/follower-list.ts';
import type { Input } from './input/open-input.ts';
import { instagram } from './instagram/instagram.ts';
import { mustBeWhole } from './looks-like/must-be-whole.ts';
import type { Given, OpenedSource, Source } from './source.ts';
import { openText } from './text/open-text.ts';
import { tiktok } from './tiktok/tiktok.ts';
import { xArchive } from './x-archive/x-archive.ts';

/** The first that detects what was given reads it; the last takes every text that is left. */
const SOURCES: readonly Source[] = [instagram, tiktok, xArchive, followerList, eventFile];

/**
 * Finds out what a path is, and opens it; `-` is the given standard input. Throws a `TribeError`
 * for what cannot be opened or read.
 *
 * @param given `name`: what the owner calls it, where that is not its path; `hints`: what they say of it
 */
export async function openSource(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  { name, hints = {} }: { name?: string; hints?: ListHints } = {},
): Promise<OpenedSource & { kind: string }> {
  const given = await lookAt(path, standardInput, name);
  const source = SOURCES.find((candidate) => candidate.detects(given));
  if (source === undefined) throw await nothingKnown(given);
  return { ...(await source.open(given, hints)), kind: source.kind };
}

async function lookAt(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  name?: string,
): Promise<Given> {
  if (path !== '-' && (await isFolder(path)))
    return { kind: 'container', container: await readFolder(path) };
  const input = await openInput(path, standardInput, name);
  try {
    mustBeWhole(input.name);
    if (await isZip(input)) return { kind: 'container', container: await readZip(input) };
    return { kind: 'text', input, text: await openText(input) };
  } catch (error) {
    await input.close();
    throw error;
  }
}

/** The error for a zip or a folder of which nothing is known; every text has a source. */
async function nothingKnown(given: Given): Promise<Error> {
  if (given.kind !== 'container') return new Error(`no source takes ${given.text.name}`);
  const { name, kind, close } = given.container;
  await close();
  return new TribeError(
    `${name} is a ${kind}, but not a download from X, Instagram or TikTok.`,
    'Import the zip that the platform gave you. Import lists and event files by their own names.',
  );
}

/** By the signature of its first file, or of its end where it holds none. */
async function isZip(input: Input): Promise<boolean> {
  return /^PK(?:\x03\x04|\x05\x06)/.test((await input.readAt(0, 4)).toString('latin1'));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw cannotOpen(path, error as NodeJS.ErrnoException);
  }
}
