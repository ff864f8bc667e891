import { expect, test } from 'vitest';
import type { TribeReport } from '../../src/model/report.ts';
import { runTribe } from '../support/run-tribe.ts';
import { databaseOf } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const people = Array.from({ length: 20 }, (_, n) => `p${n}`);
const events = [
  { type: 'account', id: '42', platform: 'other' },
  ...[1, 8, 15].map((date) => ({
    type: 'snapshot',
    at: `2026-03-${String(date).padStart(2, '0')}T06:00:00Z`,
    complete: true,
    followers: date === 15 ? people.slice(0, 5) : people,
  })),
];
const file = folder.write('e.ndjson', events.map((event) => `${JSON.stringify(event)}\n`).join(''));
const database = await databaseOf(folder.path, 'correct', file);

async function tribe(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runTribe(args, { database });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

test('the report follows tribe correct, and undoing restores every byte', async () => {
  const before = await tribe('report', '--json');
  expect(JSON.parse(before)).toMatchObject({ audience: { lost: 0 } });
  expect(await tribe('correct', 'snapshot', '2026-03-15', '--believe')).toBe(
    'Accepted the snapshot of 15 Mar 2026 06:00.\n' +
      'Reports use it from now on. To undo it: tribe correct undo 1\n',
  );
  const { audience } = JSON.parse(await tribe('report', '--json')) as TribeReport;
  expect(audience.lost).toBe(15);
  expect(JSON.parse(await tribe('correct', 'undo', '1', '--json'))).toEqual({
    undone: {
      id: 1,
      correction: { kind: 'snapshot', at: '2026-03-15T06:00:00Z', believed: true },
    },
  });
  expect(await tribe('report', '--json')).toBe(before);
  expect(await tribe('correct', 'list')).toMatch(
    /^1 {2}Accepted the snapshot of 15 Mar 2026 06:00 \(undone .*\)\n$/u,
  );
});

test('an error about a day without a snapshot names the nearest ones, in order', async () => {
  const args = ['correct', 'snapshot', '2026-03-07', '--doubt'];
  const { stderr } = await runTribe(args, { database });
  expect(stderr).toMatch(
    /The nearest: 2026-03-01T06:00:00Z; 2026-03-08T06:00:00Z; 2026-03-15T06:00:00Z/u,
  );
  const many = folder.write(
    'many.ndjson',
    [
      events[0],
      ...Array.from({ length: 20 }, (_, n) => ({
        ...events[1],
        at: `2026-04-${String(n + 1).padStart(2, '0')}T06:00:00Z`,
      })),
    ]
      .map((event) => `${JSON.stringify(event)}\n`)
      .join(''),
  );
  const april = await databaseOf(folder.path, 'april', many);
  const early = await runTribe(['correct', 'snapshot', '2026-04-03T09:00:00Z', '--doubt'], {
    database: april,
  });
  expect(early.stderr).toContain('The nearest: 2026-04-01T06:00:00Z; ');
  expect(early.stderr).not.toContain('2026-04-20');
});

test('half a request is refused with advice', async () => {
  const args = ['correct', 'person', 'p7'];
  const { code, stdout, stderr } = await runTribe(args, { database });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Add --follow-churner or --no-follow-churner.');
  expect(stderr).toContain('tribe correct --help');
});
