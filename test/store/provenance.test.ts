import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { PersonId } from '../../src/model/ids.ts';
import type { Instant } from '../../src/model/instant.ts';
import { openStore } from '../../src/app/open-store.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newLayout, tweet } from '../support/x-archive/archive-contents.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';
import { OWNER } from './many-events.ts';

const folder = temporaryFolder();

/** Where each stored event came from. */
function placesIn(path: string): { kind: string; name: string; line: number }[] {
  const database = new Database(path, { readonly: true });
  const places = database
    .prepare(
      `select source.kind, source.name, line from event join source on source.number = event.source
       order by source.number, line`,
    )
    .all() as { kind: string; name: string; line: number }[];
  database.close();
  return places;
}

it('every event records the file inside an archive that it came from', async () => {
  const archive = newLayout({
    at: '2023-08-31T12:00:00Z',
    tweets: [tweet('2023-01-01T00:00:00Z', 'Hello'), tweet('2023-01-02T00:00:00Z', 'Again')],
    followers: ['1', '2'],
  });
  const path = folder.write('mine.zip', zipOf(archive));
  const database = join(folder.path, 'archive.sqlite');
  await runTribe(['import', path], { database });
  const places = placesIn(database);
  expect(new Set(places.map(({ kind }) => kind))).toEqual(new Set(['x-archive']));
  const files = places.map(({ name }) => name.slice(name.lastIndexOf('mine.zip')));
  expect(files.filter((file) => file === 'mine.zip/data/tweets.js')).toHaveLength(2);
  expect(files).toContain('mine.zip/data/follower.js');
});

it('an event from the quarantine keeps its file and line', async () => {
  const path = join(folder.path, 'waits.sqlite');
  const store = await openStore(path);
  await store.accounts.add({ id: OWNER, platform: 'x' });
  const begin = (name: string) =>
    store.forAccount(OWNER).then((own) => own.log.beginImport({ kind: 'event-file', name, at: 1 }));
  const person = 'ada' as PersonId;
  const at = 5 as Instant;
  const interests = await begin('interests.ndjson');
  const interest = { type: 'interest', person, term: 'tea', weight: 1 } as const;
  await interests.write({ events: [{ event: interest, line: 7 }], rejected: [] });
  await interests.finish();
  expect(placesIn(path)).toEqual([]);
  const follows = await begin('follows.ndjson');
  const follow = { type: 'follow', person, after: at, before: at } as const;
  await follows.write({ events: [{ event: follow, line: 3 }], rejected: [] });
  await follows.finish();
  await store.close();
  expect(placesIn(path)).toEqual([
    { kind: 'event-file', name: 'interests.ndjson', line: 7 },
    { kind: 'event-file', name: 'follows.ndjson', line: 3 },
  ]);
});
