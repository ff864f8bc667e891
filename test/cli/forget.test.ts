import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { findRemembered, forgetPerson, knownElsewhere } from '../../src/app/forget-person.ts';
import { importFiles } from '../../src/app/import/import-files.ts';
import { DEFAULT_SEED, reportOn } from '../../src/app/analyse/report-on.ts';
import type { AccountId, PersonId } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { openStore } from '../../src/app/open-store.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'forget.sqlite');
const OWNER = { id: '42' as AccountId, platform: 'x' as const };
const lines = [
  '{"type":"account","id":"42","platform":"x","handle":"owner"}',
  '{"type":"person","id":"9007199254740993","handle":"Ada_L","name":"Ada Lovelace","bio":"Zahnradmaschinen"}',
  '{"type":"person","id":"8","handle":"bob","bio":"with @ada_l"}',
  '{"type":"snapshot","at":"2026-03-01T06:00:00Z","complete":true,"followers":["9007199254740993","8"]}',
  '{"type":"engagement","person":"9007199254740993","post":"1","kind":"like","at":"2026-03-01T07:00:00Z"}',
  '{"type":"follow","person":"9007199254740993","at":"yesterday"}',
].map((line) => `${line}\n`);
const file = folder.write('events.ndjson', lines.join(''));
const tribe = (...args: string[]) => runTribe(args, { database });

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(database);
  return work(store).finally(() => store.close());
}

const importAll = (store: Store) =>
  importFiles(store, [file], {
    target: 'as named',
    standardInput: Readable.from([]),
    now: Date.now,
  });
const report = async (store: Store) =>
  reportOn(await store.forAccount(OWNER.id), { seed: DEFAULT_SEED }, () => undefined);

/** All bytes that the database keeps anywhere. */
const bytes = (): string =>
  readdirSync(folder.path)
    .filter((name) => name.startsWith('forget.sqlite'))
    .map((name) => readFileSync(join(folder.path, name), 'latin1'))
    .join('\n');

test('tribe forget leaves no trace of a person in any file of the database', async () => {
  await withStore(async (store) => {
    expect((await importAll(store)).total).toMatchObject({ added: 5, rejected: 1 });
    await report(store);
  });
  for (const [typed, exit] of [
    ['', 2],
    ['\r', 0],
  ] as const) {
    const asked = await runTribe(['forget', '@ada_l'], { database, typed });
    expect(asked.code).toBe(exit);
    const ended = asked.stderr.includes('The input ended before you answered.');
    expect(ended).toBe(exit === 2);
    expect(asked.stderr.includes('Add --yes to delete')).toBe(exit === 2);
  }
  const refused = await tribe('forget', '@ada_l');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('Add --yes to delete without being asked.');
  expect(refused.stdout.replaceAll('\n', ' ')).toBe(
    'Data about 9007199254740993, Ada_L, Ada Lovelace: 1 profile version, listed in 1 snapshot, ' +
      '1 other event, 1 text that mentions them, 1 rejected row. ',
  );
  expect(bytes()).toContain('Zahnradmaschinen');
  const { code, stdout } = await tribe('forget', '@ada_l', '--yes', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    person: '9007199254740993',
    removed: { events: { person: 1, snapshot: 1, engagement: 1 }, mentions: 1, quarantined: 1 },
    swept: true,
    elsewhere: [],
  });
  await withStore(async (store) => {
    expect((await importAll(store)).total).toEqual({
      lines: 6,
      added: 0,
      known: 3,
      rejected: 0,
      leftOut: 3,
    });
    expect((await report(store)).audience.end).toBe(1);
    expect(
      await findRemembered(await store.forAccount(OWNER.id), '9007199254740993'),
    ).toMatchObject({
      traces: undefined,
    });
    await expect(findRemembered(await store.forAccount(OWNER.id), 'bib')).rejects.toThrow(
      expect.objectContaining({ exitCode: 2, advice: 'Did you mean one of these? bob' }),
    );
    await expect(findRemembered(await store.forAccount(OWNER.id), '42')).rejects.toThrow(
      'the owner of the account',
    );
  });
  expect(bytes()).not.toMatch(/ada_l|lovelace|9007199254740993|zahnrad/i);
});

test('a report that was running during tribe forget is not stored', async () => {
  const store = await openStore(join(folder.path, 'under-way.sqlite'));
  await importAll(store);
  const environment = { ...process.env, TRIBE_DB: join(folder.path, 'under-way.sqlite') };
  const before = await reportOn(
    await store.forAccount(OWNER.id),
    { seed: DEFAULT_SEED },
    (stage) => {
      if (stage !== 'communities') return;
      // Another process, while this one works.
      const args = ['src/cli/main.ts', 'forget', '@ada_l', '--yes'];
      execFileSync(process.execPath, args, { env: environment, stdio: 'ignore' });
    },
  );
  expect(before.audience.end).toBe(2);
  expect((await report(store)).audience.end).toBe(1);
  await store.close();
});

test('tribe forget removes a handle from a rejected row, and leaves ordinary words', async () => {
  const store = await openStore(join(folder.path, 'set-aside.sqlite'));
  const more = [
    '{"type":"person","id":"","handle":"bob"}',
    '{"type":"person","id":"","handle":"eve"}',
  ];
  const other = lines.join('').replace('"id":"42"', '"id":"43"');
  const files = [
    folder.write('more.ndjson', `${lines.join('')}${more.join('\n')}\n`),
    folder.write('other.ndjson', other),
  ];
  for (const path of files) {
    await importFiles(store, [path], {
      target: 'as named',
      standardInput: Readable.from([]),
      now: Date.now,
    });
  }
  expect((await findRemembered(await store.forAccount(OWNER.id), 'bob')).person).toBe('8');
  expect((await findRemembered(await store.forAccount(OWNER.id), 'eve')).traces!.quarantined).toBe(
    1,
  );
  await forgetPerson(await store.forAccount(OWNER.id), '8' as PersonId);
  expect(await knownElsewhere(store, OWNER.id, '8' as PersonId)).toEqual(['43']);
  await store.close();
});
