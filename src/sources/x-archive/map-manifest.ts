import type { Fields } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { orRejection } from '../events-from.ts';
import { objectList, optionalArchiveCount, optionalObject, unwrapped } from './archive-fields.ts';
import { mapAccount } from './map-account.ts';
import type { OwnerFacts } from './map-account.ts';
import { optionalArchiveTime, parseArchiveTime } from './map-time.ts';

/** The manifest of an archive. */
export interface Manifest {
  /** When the archive was made. */
  at: Instant | undefined;
  isPartial: boolean;
  owner: OwnerFacts | undefined;
  /** How many records each file must have, by its name without the folder. */
  counts: ReadonlyMap<string, number>;
  /** Why fields of it could not be read. */
  faults: string[];
}

/** The kinds of data that we read, by their names in a manifest. */
const READ = ['tweets', 'tweet', 'noteTweet', 'communityTweet', 'follower', 'following'];

/** Reads `manifest.js`. A wrong field is a fault; the others count. */
export function mapManifest(value: unknown): Manifest {
  const manifest = unwrapped(value, 'manifest');
  const faults: string[] = [];
  const unlessWrong = <Said>(read: () => Said): Said | undefined => {
    const said = orRejection(() => ({ value: read() }));
    if ('value' in said) return said.value;
    faults.push(said.rejection);
    return undefined;
  };
  const info = unlessWrong(() => optionalObject(manifest, 'archiveInfo')) ?? {};
  const owner = unlessWrong(() => optionalObject(manifest, 'userInfo'));
  const types = unlessWrong(() => optionalObject(manifest, 'dataTypes')) ?? {};
  const counts = new Map<string, number>();
  for (const type of READ) {
    for (const file of unlessWrong(() => filesOf(types, type)) ?? []) {
      const { fileName: name } = file;
      const count = unlessWrong(() => optionalArchiveCount(file, 'count'));
      if (typeof name === 'string' && count !== undefined) {
        counts.set(name.slice(name.lastIndexOf('/') + 1), count);
      }
    }
  }
  // Some archives name their owner only in account.js.
  const isNamed = owner !== undefined && owner.accountId !== '';
  return {
    at: unlessWrong(() => optionalArchiveTime(info, 'generationDate')),
    isPartial: info.isPartialArchive === true || info.isPartialArchive === 'true',
    owner: isNamed ? unlessWrong(() => mapAccount(owner)) : undefined,
    counts,
    faults,
  };
}

/**
 * Reads the date from a manifest that is no JSON, because the list of followers would be lost without
 * it. Nobody knows how many records there must be, so the archive counts as partial.
 */
export function salvageManifest(text: string): Manifest | undefined {
  const [, date] = /"generationDate"\s*:\s*"([^"]{1,40})"/.exec(text) ?? [];
  const at = date === undefined ? undefined : parseArchiveTime(date);
  if (at === undefined) return undefined;
  return { at, isPartial: true, owner: undefined, counts: new Map(), faults: [] };
}

function filesOf(types: Fields, type: string): Fields[] {
  return objectList(optionalObject(types, type), 'files');
}

/** Returns when an archive up to 2018 was made, from `payload_details.js`. Throws a `Rejection`. */
export function mapPayloadDetails(value: unknown): { at: Instant | undefined } {
  return { at: optionalArchiveTime(unwrapped(value, 'payload_details'), 'created_at') };
}
