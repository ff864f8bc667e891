import type { Container } from '../container/container.ts';
import { nameOf } from '../container/container.ts';
import type { DownloadPart, RecordKind } from '../download/download.ts';
import { jsonRecords } from '../download/json-records.ts';
import { readObject } from '../records/read-object.ts';
import type { InstagramLayout } from './layout.ts';

/** Reads the lists of a download one after the other. */
export async function* readFiles(
  container: Container,
  { connections, lists }: InstagramLayout,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<DownloadPart> {
  let done = 0;
  for (const { file, kind, kinds } of lists) {
    const stored = container.files.get(file)!;
    const bytes = stored.read((soFar) => onRead?.(done + soFar));
    const kindOf = (path: readonly string[]): RecordKind | undefined =>
      kinds === undefined ? kind : kinds[path.at(-1)!];
    for await (const { records } of jsonRecords(bytes, kindOf, kind)) {
      yield { file: nameOf(container, file), records };
    }
    done += stored.size;
  }
  if (connections !== undefined) yield await readConnections(container, connections);
}

const KINDS: readonly [list: string, kind: RecordKind][] = [
  ['followers', 'followers'],
  ['following', 'following'],
];

/** Reads the only file of people of downloads up to 2020: `{"followers": {"robin": "2019-…"}}`. */
async function readConnections(container: Container, file: string): Promise<DownloadPart> {
  const part: DownloadPart = { file: nameOf(container, file), records: [] };
  const found = await readObject(container.files.get(file)!.read());
  if ('rejection' in found) {
    const { rejection } = found;
    part.records.push({ kind: 'followers', line: 1, text: '', rejection });
    return part;
  }
  for (const [list, kind] of KINDS) {
    const people: unknown = (found.value as Record<string, unknown> | null)?.[list];
    if (typeof people !== 'object' || people === null) continue;
    for (const [handle, time] of Object.entries(people)) {
      const value = { title: handle, time };
      part.records.push({ kind, line: 1, text: JSON.stringify({ [handle]: time }), value });
    }
  }
  return part;
}
