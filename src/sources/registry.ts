import type { ListHints } from '../model/list-question.ts';
import { UnansweredQuestion } from '../model/unanswered-question.ts';
import { closingOnError, withInnerZips, workbooksInside } from './container/inner-zips.ts';
import { textsInside } from './container/texts-inside.ts';
import type { Container } from './container/container.ts';
import { eventFile } from './event-file/event-file.ts';
import { followerList } from './follower-list/follower-list.ts';
import { instagram } from './instagram/instagram.ts';
import { lookAt } from './look-at.ts';
import { knownByFiles } from './looks-like/known-container.ts';
import { refusal, WrongFile } from './looks-like/must-be-text.ts';
import type { Given, OpenedSource, Source } from './source.ts';
import { openText } from './text/open-text.ts';
import { tiktok } from './tiktok/tiktok.ts';
import { together } from './together.ts';
import { isWorkbook, sheetAsCsv } from './workbook/sheet-as-csv.ts';
import { xArchive } from './x-archive/x-archive.ts';

/** The first source that detects a file reads it. The last one detects every other text. */
const SOURCES: readonly Source[] = [instagram, tiktok, xArchive, followerList, eventFile];

/**
 * Recognises what a path is, and opens it; `-` is the given standard input. Throws a `TribeError` if
 * it cannot be opened or read.
 *
 * @param given `name`: what the owner calls it, if not by its path; `hints`: what they say about it
 */
export async function openSource(
  path: string,
  standardInput: AsyncIterable<Uint8Array>,
  { name, hints = {} }: { name?: string; hints?: ListHints } = {},
): Promise<Opened> {
  const given = await lookAt(path, standardInput, name);
  const opened = await openBySource(given, hints);
  if (opened !== undefined) return opened;
  if (given.kind !== 'container') throw new Error(`no source takes ${path}`);
  const outer = given.container;
  let container = outer;
  try {
    if (isWorkbook(outer)) return await openWorkbook(outer, hints);
    container = (await withInnerZips(outer)) ?? outer;
    return await openInside(container, outer, hints);
  } catch (error) {
    await container.close();
    throw error;
  }
}

type Opened = OpenedSource & { kind: string };

async function openBySource(given: Given, hints: ListHints): Promise<Opened | undefined> {
  const source = SOURCES.find((candidate) => candidate.detects(given));
  return source && { ...(await source.open(given, hints)), kind: source.kind };
}

/** Opens a workbook as the text of one of its sheets, and closes it. */
async function openWorkbook(workbook: Container, hints: ListHints): Promise<Opened> {
  const { csv, notes } = await closingOnError(workbook, () => sheetAsCsv(workbook));
  const opened = await closingOnError(csv, async () =>
    openBySource({ kind: 'text', input: csv, text: await openText(csv) }, hints),
  );
  await workbook.close();
  return { ...opened!, notes: () => [...notes, ...(opened!.notes?.() ?? [])] };
}

/** Opens the files inside a zip, a tar or a folder: one level of zips, or texts and workbooks. */
async function openInside(
  container: Container,
  outer: Container,
  hints: ListHints,
): Promise<Opened> {
  const opened = await openBySource({ kind: 'container', container }, hints);
  if (opened !== undefined) return opened;
  const lists: Opened[] = [];
  const faults: WrongFile[] = [];
  const closeLists = async (): Promise<void> => {
    for (const list of lists) await list.close();
  };
  await closingOnError({ close: closeLists }, async () => {
    for (const input of textsInside(container)) {
      const text = await unlessWrong(faults, async () =>
        openBySource({ kind: 'text', input, text: await openText(input) }, hints),
      );
      if (text !== undefined) lists.push(text);
    }
    for await (const file of workbooksInside(container)) {
      const sheet = await unlessWrong(faults, () => openWorkbook(file, hints));
      if (sheet !== undefined) lists.push(sheet);
    }
  }).catch((error: unknown) => {
    if (!(error instanceof UnansweredQuestion)) throw error;
    // No command can name a file inside.
    throw new UnansweredQuestion({ ...error.question, file: outer.name }, hints);
  });
  if (lists.length > 0) {
    const joined = together(outer.name, lists, container.close);
    const left = faults.map(({ message }) => `Left out: ${message}`);
    return {
      ...joined,
      notes: () => [...left, ...(joined.notes?.() ?? [])],
      kind: lists[0].kind,
    };
  }
  if (faults[0] !== undefined) throw faults[0];
  throw refusal(outer.name, knownByFiles(outer.kind, outer.files.keys()));
}

/** Keeps why a file in a zip can't be read, as long as the others may be. */
async function unlessWrong<Found>(
  faults: WrongFile[],
  open: () => Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error;
    faults.push(error);
    return undefined;
  }
}
