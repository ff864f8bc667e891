import type { ListPart } from './list-row.ts';
import { isListName } from './json-fields.ts';
import { NO_LIST, partOf, readJson, readJsonLines, type JsonPart } from './read-json.ts';
import { readPlain, readTable } from './read-table.ts';
import { recogniseList } from './recognise-list.ts';
import type { Text } from '../text/open-text.ts';

/** A list in a file, which we may read from its start several times. */
export interface ChosenList {
  /** The name of the list in JSON; empty if it has none. */
  name: string;
  parts: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<ListPart>;
}

/** Finds the list in a text that contains one. */
export async function chooseList(text: Text): Promise<ChosenList> {
  const form = recogniseList(text);
  if (form === undefined) throw new Error(`${text.name} is no list`);
  if (form.kind === 'table')
    return { name: '', parts: (onRead) => readTable(text.lines(onRead), form) };
  if (form.kind === 'plain')
    return { name: '', parts: (onRead) => readPlain(text.lines(onRead), form) };
  const read = form.kind === 'json' ? readJson : readJsonLines;
  const name = await likeliestList(read(text.bytes()));
  return {
    name,
    async *parts(onRead) {
      for await (const part of read(text.bytes(onRead))) yield partOf(part, name);
    },
  };
}

/** Enough rows to choose a list. */
const ENOUGH = 2000;

/**
 * Returns the list that people mean: one with the name of a list, else one without a name, else the
 * objects themselves, else any. Of several, the longest.
 */
async function likeliestList(parts: AsyncIterable<JsonPart>): Promise<string> {
  const counts = new Map<string, number>();
  let rows = 0;
  for await (const { lists } of parts) {
    for (const [name, found] of lists) {
      counts.set(name, (counts.get(name) ?? 0) + found.length);
      rows += found.length;
    }
    if (rows >= ENOUGH) break;
  }
  const likely = [...counts].toSorted(
    ([a, m], [b, n]) => rankOf(a) - rankOf(b) || n - m || (a < b ? -1 : 1),
  );
  return likely[0]?.[0] ?? '';
}

function rankOf(list: string): number {
  if (isListName(list)) return 0;
  if (list === '') return 1;
  return list === NO_LIST ? 2 : 3;
}
