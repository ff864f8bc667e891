import type { Instant } from '../../model/instant.ts';
import { objectList, optionalArchiveCount, optionalObject, unwrapped } from './archive-fields.ts';
import { mapAccount } from './map-account.ts';
import type { OwnerFacts } from './map-account.ts';
import { optionalArchiveTime } from './map-time.ts';

/** What an archive says of itself. */
export interface Manifest {
  /** When it was made. */
  at: Instant | undefined;
  isPartial: boolean;
  owner: OwnerFacts | undefined;
  /** By the name of the file, without its folder: how many records it must hold. */
  counts: ReadonlyMap<string, number>;
}

/** The kinds of data that are read, by their names in a manifest. */
const READ = ['tweets', 'tweet', 'noteTweet', 'communityTweet', 'follower', 'following'];

/** Reads `manifest.js`. Throws a `Rejection`. */
export function mapManifest(value: unknown): Manifest {
  const manifest = unwrapped(value, 'manifest');
  const info = optionalObject(manifest, 'archiveInfo') ?? {};
  const owner = optionalObject(manifest, 'userInfo');
  const types = optionalObject(manifest, 'dataTypes') ?? {};
  const counts = new Map<string, number>();
  for (const type of READ) {
    for (const file of objectList(optionalObject(types, type), 'files')) {
      const { fileName: name } = file;
      const count = optionalArchiveCount(file, 'count');
      if (typeof name === 'string' && count !== undefined) {
        counts.set(name.slice(name.lastIndexOf('/') + 1), count);
      }
    }
  }
  return {
    at: optionalArchiveTime(info, 'generationDate'),
    isPartial: info.isPartialArchive === true || info.isPartialArchive === 'true',
    owner: owner && mapAccount(owner),
    counts,
  };
}

/** When an archive of the layout up to 2018 was made, from `payload_details.js`; likewise. */
export function mapPayloadDetails(value: unknown): { at: Instant | undefined } {
  return { at: optionalArchiveTime(unwrapped(value, 'payload_details'), 'created_at') };
}
