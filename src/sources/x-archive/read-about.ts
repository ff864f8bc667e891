import { basename } from 'node:path';
import { TribeError } from '../../model/errors.ts';
import type { AccountEvent } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';
import type { SourceBatch } from '../source.ts';
import { nameOf, type Container } from '../container/container.ts';
import { eventFrom, orRejection } from '../events-from.ts';
import type { Layout } from './layout.ts';
import { mapAccount, mapOwner, mapProfile } from './map-account.ts';
import type { OwnerFacts } from './map-account.ts';
import { mapManifest, mapPayloadDetails, salvageManifest } from './map-manifest.ts';
import { parseArchiveTime } from './map-time.ts';
import { readRecords } from '../records/read-records.ts';
import { SmallFiles } from './small-files.ts';

/** The owner and the date of an archive, and what it should contain. */
export interface About {
  account: AccountEvent | undefined;
  owner: OwnerFacts | undefined;
  /** When it was made: the time of its lists. */
  at: Instant | undefined;
  isPartial: boolean;
  /** How many records each file must have, by its name without the folder. */
  counts: ReadonlyMap<string, number>;
  /** The owner as events, and small files that were rejected. */
  batches: SourceBatch[];
}

/**
 * Reads the small files of an archive. Throws a `TribeError` if they have different owners, because
 * then nobody can tell whose posts and followers it contains.
 */
export async function readAbout(archive: Container, layout: Layout): Promise<About> {
  const small = new SmallFiles(archive);
  const { batches } = small;
  const manifest = await small.read(layout.manifest, mapManifest, salvageManifest);
  for (const fault of manifest?.faults ?? []) small.rejects(layout.manifest!, '', fault);
  const account = await small.read(layout.account, mapAccount);
  const details = await small.read(layout.userDetails, mapAccount);
  const profile = await small.read(layout.profile, mapProfile);
  const payload = await small.read(layout.payloadDetails, mapPayloadDetails);
  const writer = await firstWriter(archive, layout.months[0]);
  const owner = oneOwner(archive.name, [account, manifest?.owner, details, writer]);
  const at = manifest?.at ?? payload?.at ?? dateOf(archive, layout.follower[0]);
  const { isPartial = false, counts = new Map<string, number>() } = manifest ?? {};
  const about = { owner, at, isPartial, counts, batches };
  if (owner === undefined) return { ...about, account: undefined };
  const events = mapOwner(owner, profile, at).map(eventFrom);
  const file = layout.account ?? layout.manifest ?? layout.userDetails ?? layout.months[0];
  batches.unshift({
    file: nameOf(archive, file),
    events: events.map((event) => ({ event, line: 1 })),
    rejected: [],
    size: 0,
  });
  return { ...about, account: events[0] as AccountEvent };
}

/** Returns the author of the first post that names one. */
async function firstWriter(
  archive: Container,
  month: string | undefined,
): Promise<OwnerFacts | undefined> {
  const stored = month === undefined ? undefined : archive.files.get(month);
  if (stored === undefined) return undefined;
  for await (const records of readRecords(stored.read())) {
    for (const record of records) {
      const user = 'value' in record && (record.value as { user?: unknown } | null)?.user;
      const writer = user ? orRejection(() => mapAccount(user)) : undefined;
      if (writer !== undefined && !('rejection' in writer)) return writer;
    }
  }
  return undefined;
}

function oneOwner(name: string, said: readonly (OwnerFacts | undefined)[]): OwnerFacts | undefined {
  const [owner, ...others] = said.filter((facts) => facts !== undefined);
  const other = others.find(({ id }) => id !== owner.id);
  if (other === undefined) return owner;
  throw new TribeError(
    `${name} contains files of two accounts, ${owner.id} and ${other.id}.`,
    'Unpack each archive into its own folder.',
  );
}

/**
 * Returns when an archive without a manifest, from before 2019, was made: the day that X put into its
 * name, else the time at which the list of followers was written into the archive.
 */
function dateOf(archive: Container, list: string | undefined): Instant | undefined {
  const [day] = /20\d\d-[01]\d-[0-3]\d/.exec(basename(archive.name)) ?? [];
  const named = day === undefined ? undefined : parseArchiveTime(`${day}T00:00:00Z`);
  return (
    named ?? (list === undefined ? undefined : (archive.files.get(list)?.writtenAt as Instant))
  );
}
