import { describe, expect, test } from 'vitest';
import { openSource } from '../../../src/sources/registry.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { eventsOf, readFile } from './read-file.ts';

const folder = temporaryFolder();
const AT = '2026-03-01T06:00:00Z';
const IDS = Array.from({ length: 40 }, (_, i) =>
  String(1294030472427835393n + 7_919_191_919_191n * BigInt(i)),
);
const ROUNDED = IDS.map((id) => `${id.slice(0, 15)}0000`);

const read = (content: string) => readFile(folder.write('rows.csv', content));
const followsOf = (ids: readonly string[]) =>
  ['type,person,at', ...ids.map((id) => `follow,${id},${AT}`)].join('\n');
const snapshotOf = (list: string) => `type,at,complete,followers\nsnapshot,${AT},TRUE,"${list}"\n`;

test('a spoilt id becomes no person; the reason names column, value and what to do', async () => {
  const spoilt = ['1.29403E+18', '123456.0', 'nan', 'NULL', '#N/A', 'None', '"1,234,567"'];
  const { events, rejected } = await read(followsOf([...spoilt, '7']));
  expect(events.map(({ line }) => line)).toEqual([9]);
  expect(rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  for (const [i, { reason }] of rejected.entries()) {
    expect(reason).toContain(`\`person\` ("${spoilt[i].replaceAll('"', '')}")`);
    expect(reason).toMatch(/: (?:export the file again|remove)/);
  }
});

test('wrapped ids are unwrapped, and a note says so', async () => {
  const { notes, rejected, ...file } = await read(followsOf(['"=""123"""', "'456", '7']));
  expect(rejected).toEqual([]);
  expect(eventsOf(file)).toMatchObject([{ person: '123' }, { person: '456' }, { person: '7' }]);
  expect(notes).toEqual([expect.stringMatching(/A spreadsheet had put signs around some ids/)]);
});

describe('rounded ids', () => {
  test('reject their own rows only', async () => {
    const { events, rejected } = await read(followsOf(ROUNDED));
    expect(events).toEqual([]);
    expect(rejected).toHaveLength(40);
    expect(rejected[0].reason).toMatch(/the id "129403047242783000\d" ends in zeros/);
    expect((await read(followsOf(IDS))).events).toHaveLength(40);
  });

  test('reject the snapshot they are in', async () => {
    const { events, rejected } = await read(snapshotOf(ROUNDED.join(';')));
    expect(events).toEqual([]);
    expect(rejected[0].reason).toMatch(/^`followers\[0\]` .* ends in zeros/);
  });

  test('are found in NDJSON too, from programs that took ids for numbers', async () => {
    const lines = IDS.map((id) => `{"type":"follow","person":"${Number(id)}","at":"${AT}"}`);
    const { events, rejected } = await readFile(folder.write('js.ndjson', lines.join('\n')));
    expect(events).toEqual([]);
    expect(rejected).toHaveLength(40);
  });
});

describe('a snapshot', () => {
  test('with some spoilt ids keeps the others, and shows nobody leaving', async () => {
    const { rejected, ...file } = await read(snapshotOf('7;1.29403E+18;8;nan'));
    expect(eventsOf(file)).toMatchObject([
      { complete: false, incomplete: 'ids rejected', followers: ['7', '8'] },
    ]);
    expect(rejected).toMatchObject([
      {
        line: 2,
        reason: expect.stringMatching(/^`followers\[1\]` \("1.29403E\+18"\) .* incomplete$/),
      },
    ]);
  });

  test('with only spoilt ids is rejected', async () => {
    const { events, rejected } = await read(snapshotOf('1.29403E+18;1.23457E+18'));
    expect(events).toEqual([]);
    expect(rejected).toHaveLength(1);
  });

  test.each([
    ['in the middle of an id', '1'],
    ['behind an id', ''],
  ])('that Excel cut %s is incomplete, without half an id', async (_, shift) => {
    const list = `${shift}${IDS.concat(IDS.map((id) => `2${id.slice(1)}`)).join(';')};`.repeat(40);
    const cell = list.slice(0, 32_767);
    const { rejected, ...file } = await read(snapshotOf(cell));
    const [snapshot] = eventsOf(file);
    expect(snapshot).toMatchObject({ complete: false, incomplete: 'cell cut' });
    const last =
      'followers' in snapshot && Array.isArray(snapshot.followers) && snapshot.followers.at(-1);
    expect(cell.split(';')).toContain(last);
    expect(last).not.toBe(cell.split(';').at(-1));
    expect(rejected[0].reason).toMatch(/`followers` was cut at 32767 characters/);
  });

  test('that is one character shorter is complete', async () => {
    const ids = Array.from({ length: 4100 }, (_, i) => String(1_000_000 + i))
      .join(';')
      .slice(0, 32_766);
    const { rejected, ...file } = await read(snapshotOf(ids));
    expect(rejected).toEqual([]);
    expect(eventsOf(file)).toMatchObject([{ complete: true }]);
  });
});

test.each([
  ['x', 'did:plc:z72i7hdynmk6r22z27h6tvur', '7'],
  ['bluesky', '7', 'did:plc:z72i7hdynmk6r22z27h6tvur'],
] as const)('on %s, the id %s is nobody', async (platform, foreign, own) => {
  const path = folder.write('foreign.csv', `${followsOf([foreign, own])}\n`);
  const source = await openSource(path, (async function* () {})());
  try {
    for await (const { events, rejected } of source.batches({ id: '1' as AccountId, platform })) {
      if (events.length + rejected.length === 0) continue;
      expect(events).toMatchObject([{ event: { person: own } }]);
      expect(rejected).toMatchObject([
        { line: 2, reason: expect.stringMatching(/not of this account's platform/) },
      ]);
    }
  } finally {
    await source.close();
  }
});
