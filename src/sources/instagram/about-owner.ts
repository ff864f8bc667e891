import type { Fields } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { orRejection } from '../events-from.ts';
import type { Container } from '../container/container.ts';
import type { Owner } from '../download/download.ts';
import { readObject } from '../records/read-object.ts';
import { decode } from './decode.ts';
import { labelled } from './labels.ts';
import type { InstagramLayout } from './layout.ts';
import { secondsIn, timeIn } from './map-record.ts';

/** The owner of a download, and its dates, as far as its small files can be read. */
export interface About {
  owner: Owner | undefined;
  /** When the owner last requested a download. */
  requestedAt: Instant | undefined;
}

/** Reads the small files of a download. A file that cannot be read counts as missing. */
export async function readAbout(
  container: Container,
  { profile, signup, requests }: InstagramLayout,
): Promise<About> {
  const read = (file: string | undefined): Promise<Fields[]> => recordsOf(container, file);
  const [profiles, signups] = [await read(profile), await read(signup)];
  const handle = handleIn(profiles) ?? handleIn(signups);
  const requested = (await read(requests)).flatMap(timesIn);
  if (handle === undefined) return { owner: undefined, requestedAt: newest(requested) };
  const name = profiles.map(nameIn).find(isText);
  const createdAt = [...signups.flatMap(timesIn), ...profiles.flatMap(joinedIn)][0];
  const owner = {
    handle,
    ...(name !== undefined && { name }),
    ...(createdAt !== undefined && { createdAt }),
  };
  return { owner, requestedAt: newest(requested) };
}

function handleIn(records: readonly Fields[]): string | undefined {
  const names = records.map((record) => labelled(record, 'username') ?? record['username']);
  return names.find((name) => isText(name) && /^[\w.]{1,64}$/.test(name)) as string | undefined;
}

function nameIn(record: Fields): string | undefined {
  const { name } = record;
  return labelled(record, 'name') ?? (isText(name) ? decode(name) : undefined);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Returns the objects in the list of a file, or its only object. */
async function recordsOf(container: Container, file: string | undefined): Promise<Fields[]> {
  if (file === undefined) return [];
  const found = await readObject(container.files.get(file)!.read());
  if ('rejection' in found || typeof found.value !== 'object' || found.value === null) return [];
  const { value } = found;
  const list = Array.isArray(value) ? value : (Object.values(value).find(Array.isArray) ?? [value]);
  return list.filter((entry) => typeof entry === 'object' && entry !== null) as Fields[];
}

/** Returns the times of a record, in either of the two formats in which Instagram labels fields. */
function timesIn(record: Fields): Instant[] {
  const { string_map_data: map, timestamp } = record;
  const fields = typeof map === 'object' && map !== null ? Object.values(map as Fields) : [];
  const seconds = [timestamp, ...fields.map((field) => (field as Fields | null)?.['timestamp'])];
  const read = orRejection(() => seconds.flatMap((value) => secondsIn(value) ?? []));
  return 'rejection' in read ? [] : read;
}

/** Returns when the account was made, which profiles up to 2020 contain. */
function joinedIn({ date_joined: joined }: Fields): Instant[] {
  const read = orRejection(() => (isText(joined) ? [timeIn(joined)] : []));
  return 'rejection' in read ? [] : read;
}

function newest(times: readonly Instant[]): Instant | undefined {
  return times.toSorted((a, b) => b - a)[0];
}
