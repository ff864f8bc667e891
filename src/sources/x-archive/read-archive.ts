import type { AccountInfo } from '../../model/audience-log.ts';
import { onlyAbout } from '../only-about.ts';
import { rejectedLine } from '../read-batch.ts';
import type { SourceBatch } from '../source.ts';
import { nameOf, type Container } from '../container/container.ts';
import { createFileWalk } from './file-walk.ts';
import type { Layout } from './layout.ts';
import { mapNote, Notes } from './map-notes.ts';
import { mapFollowing, mapListed } from './map-people.ts';
import { mapDeletedPost, mapPost } from './map-post.ts';
import { mapRow } from './map-row.ts';
import type { About } from './read-about.ts';
import { readFollowers } from './read-followers.ts';

/** Files to read after the small ones, in this order. Long texts come first, because posts need them. */
const LISTS = [
  'notes',
  'posts',
  'communityPosts',
  'months',
  'rows',
  'deletedPosts',
  'following',
  'follower',
] as const satisfies readonly (keyof Layout)[];

export function listedFiles(layout: Layout): string[] {
  return LISTS.flatMap((list) => layout[list]);
}

/** Reads an archive from the start. Keeps only long texts and the ids of followers in memory. */
export async function* readArchive(
  archive: Container,
  layout: Layout,
  about: About,
  account: AccountInfo,
  onRead?: (bytesSoFar: number) => void,
): AsyncGenerator<SourceBatch> {
  const walk = createFileWalk(archive, onlyAbout(account), onRead);
  const owner = about.owner ?? { id: account.id };
  const notes = new Notes();
  const mapOne = (record: unknown) => mapPost(record, owner, notes);
  yield* about.batches;
  yield* missingFiles(archive, layout, about);
  yield* walk.records(layout.notes, 'noteTweet', (record) => {
    const note = mapNote(record);
    if (note !== undefined) notes.add(note);
    return [];
  });
  yield* walk.records([...layout.posts, ...layout.communityPosts], 'tweet', mapOne);
  yield* walk.records(layout.months, undefined, mapOne);
  yield* walk.rows(layout.rows, 'tweet_id', (names, cells) => mapRow(names, cells, owner));
  yield* walk.records(layout.deletedPosts, 'tweet', mapDeletedPost);
  yield* walk.records(layout.following, 'following', (record) =>
    mapFollowing(mapListed(record, 'following'), about.at),
  );
  yield* readFollowers(archive, layout, about, walk);
}

/** Rejects files that the manifest lists and that are missing. The owner may have removed them. */
function* missingFiles(
  archive: Container,
  layout: Layout,
  { counts }: About,
): Generator<SourceBatch> {
  const { manifest } = layout;
  if (manifest === undefined) return;
  const there = new Set(listedFiles(layout).map(nameInManifest));
  const rejected = [...counts]
    .filter(([file, count]) => count > 0 && !there.has(file))
    .map(([file, count]) =>
      rejectedLine(1, file, `${file} is missing, but the manifest lists ${count} in it`),
    );
  if (rejected.length === 0) return;
  yield { file: nameOf(archive, manifest), events: [], rejected, size: 0 };
}

/** Returns the manifest's name for a file, even after a tool has rewritten it as JSON. */
function nameInManifest(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '.js');
}
