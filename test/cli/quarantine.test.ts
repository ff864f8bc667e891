import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unwrapped } from '../support/unwrapped.ts';

const folder = temporaryFolder();
const at = '2024-03-01T12:00:00Z';
const LINES = [
  '{"type":"account","id":"1","platform":"x"}',
  `{"type":"follow","person":5,"at":"${at}"}`,
  '\u001b[31mred\u202e',
  '{"type":"tie","from":"7","to":"8"}',
  'x'.repeat(100_000),
];
const file = folder.write('events.ndjson', LINES.join('\n'));
const mended = `{"type":"follow","person":"5","at":"${at}"}`;

let database = '';
let databases = 0;
const tribe = (...args: string[]): Promise<Ran> => runTribe(args, { database });
const openIds = async (...args: string[]): Promise<number[]> => {
  const { stdout } = await tribe('quarantine', 'list', '--json', ...args);
  return (JSON.parse(stdout) as { lines: { id: number }[] }).lines.map(({ id }) => id);
};

beforeEach(async () => {
  database = join(folder.path, `${databases++}.sqlite`);
  await tribe('import', file);
});

describe('the list', () => {
  test('shows place, reason and text, without control characters from the file', async () => {
    const { stdout } = await tribe('quarantine');
    expect(stdout).toContain(`     1  ${file}, line 2\n        \`person\` is the number 5`);
    expect(stdout).toContain('\\u{1b}[31mred\\u{202e}');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('can be shortened, and says how many more there are', async () => {
    expect((await tribe('quarantine', '--limit', '1')).stdout).toMatch(/… and 3 more/);
  });
});

describe('replay', () => {
  test('refuses a line that is still invalid, with the reason', async () => {
    const ran = await tribe('quarantine', 'replay', '1');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/Row 1 still cannot be read: `person` is the number 5/);
  });

  test.each([
    ['as an argument', ['--line', mended]],
    ['from a file', ['--file', folder.write('mended.json', `${mended}\n`)]],
  ])('imports a corrected line %s and closes the rejected row', async (_, given) => {
    const ran = await tribe('quarantine', 'replay', '1', ...given);
    expect(ran).toMatchObject({ code: 0, stdout: 'Imported row 1.\n' });
    expect(await openIds()).toEqual([2, 3, 4]);
    expect(await openIds('--all')).toEqual([1, 2, 3, 4]);
    expect((await tribe('doctor')).stdout).toMatch(/2 events/);
  });

  test('keeps a corrected line when the faulty file is imported again', async () => {
    await tribe('quarantine', 'replay', '1', '--line', mended);
    expect((await tribe('import', file)).code).toBe(3);
    expect(await openIds()).toEqual([2, 3, 4]);
  });

  test('leaves a line about unknown people waiting', async () => {
    expect((await tribe('quarantine', 'replay', '4')).stdout).toMatch(/waits for people/);
    expect(await openIds()).toEqual([1, 2, 3, 4]);
  });

  test('asks for a line that was not stored in full', async () => {
    const ran = await tribe('quarantine', 'replay', '3');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/only the first 65536 of 100000 characters/);
  });

  test('refuses another account', async () => {
    const other = '{"type":"account","id":"2","platform":"x"}';
    const ran = await tribe('quarantine', 'replay', '1', '--line', other);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/about the account 2, but this import is into 1/);
  });
});

test('a line can be shown in full, and dismissed', async () => {
  expect((await tribe('quarantine', 'show', '2')).stdout).toMatch(/line 3\nReason: +not JSON/);
  expect((await tribe('quarantine', 'dismiss', '2')).stdout).toBe('Dismissed row 2.\n');
  expect((await tribe('quarantine', 'dismiss', '2')).stdout).toMatch(
    /^Row 2 is already closed: it was imported or dismissed on \d+ \w+ \d{4}\.\n$/u,
  );
  expect(await openIds()).toEqual([1, 3, 4]);
});

test('an invalid or unknown number is a usage error', async () => {
  expect((await tribe('quarantine', 'show', 'two')).code).toBe(2);
  expect((await tribe('quarantine', 'show', '99')).code).toBe(2);
});

describe('dismissing several', () => {
  test.each([
    [['2-3'], [1, 4], { dismissed: 2 }],
    [['--all'], [], { dismissed: 4 }],
    [['--file', file], [], { dismissed: 4 }],
    [['3-99'], [1, 2], { dismissed: 2 }],
  ])('%j leaves %j', async (args, left, said) => {
    const { code, stdout } = await tribe('quarantine', 'dismiss', ...args, '--json');
    expect({ code, said: JSON.parse(stdout) }).toEqual({ code: 0, said });
    expect(await openIds()).toEqual(left);
  });

  test.each([
    [[], /The rows to dismiss are missing/],
    [['1', '--all'], /The rows to dismiss are missing/],
    [['3-2'], /a number or a range such as 3-20/],
    [['1-2-3'], /a number or a range such as 3-20/],
    [['--file', 'other.csv'], /no rejected rows of a file other.csv/],
  ])('%j is a usage error', async (args, message) => {
    const { code, stderr } = await tribe('quarantine', 'dismiss', ...args);
    expect(code).toBe(2);
    expect(unwrapped(stderr)).toMatch(message);
    expect(await openIds()).toHaveLength(4);
  });
});

test('importing the corrected file closes its rejected rows, and no others', async () => {
  await tribe('import', folder.write('other.ndjson', `${LINES[0]}\nbroken`));
  const corrected = LINES.with(1, mended).with(2, '');
  folder.write('events.ndjson', corrected.join('\n'));
  const { stdout } = await tribe('import', file);
  folder.write('events.ndjson', LINES.join('\n'));
  expect(stdout).toContain('2 rows were rejected earlier and are closed now.');
  const { lines } = JSON.parse((await tribe('quarantine', '--json')).stdout) as {
    lines: { line: number; file: string }[];
  };
  expect(lines.map(({ line }) => line).sort()).toEqual([2, 4, 5]);
});
