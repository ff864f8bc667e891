import { formatInstant } from '../../model/instant.ts';
import type { IncompleteReason } from '../../model/incomplete.ts';
import { rejectedLine } from '../read-batch.ts';
import type { SourceBatch } from '../source.ts';
import { nameOf, type Container } from '../container/container.ts';
import { eventsFrom } from '../events-from.ts';
import type { FileWalk } from './file-walk.ts';
import type { Layout } from './layout.ts';
import { mapListed, mapMadeAt } from './map-people.ts';
import type { About } from './read-about.ts';

const ADD_THE_DATE =
  'import the zip itself, or add the date to the name of the folder, such as twitter-2019-04-30';
const NO_MANIFEST = `the list has no date, because there is no data/manifest.js: ${ADD_THE_DATE}`;
const BAD_MANIFEST = `the list has no date, because its date in data/manifest.js cannot be read: ${ADD_THE_DATE}`;

/**
 * Reads the list of followers as one snapshot, and when each account was made, if its id shows it.
 * Keeps only the ids in memory. The snapshot is complete if every record could be read and there are
 * as many as in the manifest.
 */
export async function* readFollowers(
  archive: Container,
  { follower: files, manifest }: Layout,
  { at, isPartial, counts }: About,
  walk: FileWalk,
): AsyncGenerator<SourceBatch> {
  if (files.length === 0) return;
  const followers = new Set<string>();
  let records = 0;
  let faults = 0;
  const batches = walk.records(files, 'follower', (record) => {
    const person = mapListed(record, 'follower');
    followers.add(person);
    records++;
    return mapMadeAt(person, at);
  });
  for await (const batch of batches) {
    faults += batch.rejected.length;
    yield batch;
  }
  const batch = { file: nameOf(archive, files[0]), events: [], rejected: [], size: 0 };
  if (at === undefined) {
    yield {
      ...batch,
      rejected: [rejectedLine(1, '', manifest === undefined ? NO_MANIFEST : BAD_MANIFEST)],
    };
    return;
  }
  const expected = expectedOf(counts);
  const complete = faults === 0 && !isPartial && (expected === undefined || expected === records);
  const incomplete = whyIncomplete({ faults, isPartial, isShort: records < (expected ?? 0) });
  // Every archive with a manifest that we have seen lists the newest first. We don't know about parts.
  const ordered = manifest !== undefined && files.length === 1;
  const mapped = eventsFrom(() => [
    {
      type: 'snapshot',
      at: formatInstant(at),
      complete,
      incomplete,
      ordered,
      followers: [...followers],
    },
  ]);
  yield 'events' in mapped
    ? { ...batch, events: mapped.events.map((event) => ({ event, line: 1 })) }
    : { ...batch, rejected: [rejectedLine(1, '', mapped.rejection)] };
}

/** A list that is longer than the manifest says is incomplete, too, but nobody knows why. */
function whyIncomplete(list: {
  faults: number;
  isPartial: boolean;
  isShort: boolean;
}): IncompleteReason | undefined {
  if (list.faults > 0) return 'rows rejected';
  if (list.isPartial) return 'part of the download';
  return list.isShort ? 'fewer than the file says' : undefined;
}

function expectedOf(counts: About['counts']): number | undefined {
  const expected = [...counts].filter(([file]) => /^follower(?:-part\d+)?\.js$/.test(file));
  if (expected.length === 0) return undefined;
  return expected.reduce((sum, [, count]) => sum + count, 0);
}
