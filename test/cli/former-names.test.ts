import { expect, it } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = folder.write('unused.txt', '').replace('unused.txt', 'audience.sqlite');
const tribe = (...args: string[]) => runTribe(args, { database });
const DAYS = [1, 2, 3].map((day) => `2026-03-0${day}T06:00:00Z`);
const lines = [
  { type: 'account', id: '42', platform: 'x', handle: 'robin' },
  ...DAYS.map((at) => ({ type: 'snapshot', at, complete: true, followers: ['7', '8'] })),
];
const file = folder.write('events.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));

it('former names of commands and options work in any position, and values stay as typed', async () => {
  expect((await tribe('import', file)).code).toBe(0);
  for (const args of [
    ['correct', 'reading', '2026-03-02', '--doubt'],
    ['correct', '--json', 'reading', '2026-03-02', '--believe'],
    ['correct', 'person', '7', '--churner'],
    ['correct', 'person', '--no-churner', '8'],
  ]) {
    expect(await tribe(...args)).toMatchObject({ code: 0, stderr: '' });
  }
  const { stdout } = await tribe('correct', 'list', '--json');
  expect(JSON.parse(stdout).corrections.map(({ correction }: never) => correction)).toEqual([
    { kind: 'snapshot', at: DAYS[1], believed: false },
    { kind: 'snapshot', at: DAYS[1], believed: true },
    { kind: 'follow-churner', person: '7', followChurner: true },
    { kind: 'follow-churner', person: '8', followChurner: false },
  ]);
  const former = await tribe('simulate', '--days', '10', '--readings=weekly', '--followers', '20');
  const current = await tribe(
    'simulate',
    '--days',
    '10',
    '--snapshots=weekly',
    '--followers',
    '20',
  );
  expect(former).toEqual(current);
  expect((await tribe('why', '--from', '2026-03-01', 'tribe', 'nobody')).stderr).toContain(
    'nobody',
  );
  expect((await tribe('topics', 'add', 'reading', '--keyword', '--churner')).stdout).toContain(
    'reading',
  );
});

it.each([['correct', 'snapshot'], ['correct'], ['correct', 'person'], ['simulate'], ['why']])(
  'help of %s %s shows the present names only',
  async (...command) => {
    const { stdout } = await tribe(...command, '--help');
    expect(stdout).not.toMatch(/\|reading|--churner|--no-churner|--readings|\btribe\b(?=, )/u);
  },
);
