import { withInnerZips } from './container/inner-zips.ts';
import { textsInside } from './container/texts-inside.ts';
import type { Container } from './container/container.ts';
import { eventFile } from './event-file/event-file.ts';
import type { Input } from './input/open-input.ts';
import { lookAt } from './look-at.ts';
import { knownByFiles } from './looks-like/known-container.ts';
import { refusal } from './looks-like/must-be-text.ts';
import type { Given, OpenedSource, Source } from './source.ts';
import { openText } from './text/open-text.ts';
import { together } from './together.ts';
import { xArchive } from './x-archive/x-archive.ts';

/** The first that detects what was given reads it; the last takes every text that is left. */
const SOURCES: readonly Source[] = [xArchive, eventFile];

/**
 * Finds out what a path is, and opens it; `-` is the given standard input. Throws a `TribeError`
 * for what cannot be opened or read.
 *
 * @param name what the owner calls it, where that is not its path
 */
export async function openSource(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  name?: string,
): Promise<OpenedSource & { kind: string }> {
  const given = await lookAt(path, standardInput, name);
  const source = sourceOf(given);
  if (source !== undefined) return { ...(await source.open(given)), kind: source.kind };
  if (given.kind !== 'container') throw new Error(`no source takes ${path}`);
  const outer = given.container;
  let container = outer;
  try {
    container = (await withInnerZips(outer)) ?? outer;
    return await openInside(container, outer);
  } catch (error) {
    await container.close();
    throw error;
  }
}

function sourceOf(given: Given): Source | undefined {
  return SOURCES.find((candidate) => candidate.detects(given));
}

/** What is in a zip, a tar or a folder that is nothing itself: one level of zips, or texts. */
async function openInside(
  container: Container,
  outer: Container,
): Promise<OpenedSource & { kind: string }> {
  const given: Given = { kind: 'container', container };
  const source = sourceOf(given);
  if (source !== undefined) return { ...(await source.open(given)), kind: source.kind };
  const texts = textsInside(container);
  if (texts.length === 0) {
    throw refusal(outer.name, knownByFiles(outer.kind, outer.files.keys()));
  }
  const opened: (OpenedSource & { kind: string })[] = [];
  for (const input of texts) opened.push(await openInner(input));
  const all = together(outer.name, opened, container.close);
  return { ...all, kind: opened[0].kind };
}

async function openInner(input: Input): Promise<OpenedSource & { kind: string }> {
  const given: Given = { kind: 'text', input, text: await openText(input) };
  const source = sourceOf(given);
  if (source === undefined) throw new Error(`no source takes ${input.name}`);
  return { ...(await source.open(given)), kind: source.kind };
}
