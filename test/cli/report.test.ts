import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TribeReport } from '../../src/model/report.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallDatabase } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unwrapped } from '../support/unwrapped.ts';

const folder = temporaryFolder();
let database: string;

beforeAll(async () => {
  database = await smallDatabase(folder.path);
});

async function reportOn(...args: string[]): Promise<TribeReport> {
  const { code, stdout, stderr } = await runTribe(['report', '--json', ...args], { database });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as TribeReport;
}

describe('--from and --to', () => {
  test('set the window of the report; a day means its first moment in UTC', async () => {
    const { window, settings } = await reportOn('--from', '2025-10-15', '--to', '2025-12-01');
    expect(window).toEqual({ from: '2025-10-15T00:00:00Z', to: '2025-12-01T00:00:00Z' });
    expect(settings).toMatchObject({ from: window!.from, to: window!.to });
  });

  test('accept a time in any zone', async () => {
    const { window } = await reportOn('--from', '2025-10-15T02:30:00+02:00');
    expect(window!.from).toBe('2025-10-15T00:30:00Z');
  });

  test('for two halves of a window, gains and losses add up to those of the whole', async () => {
    const middle = '2025-11-15T12:00:00Z';
    const whole = await reportOn();
    const [before, after] = [await reportOn('--to', middle), await reportOn('--from', middle)];
    expect(before.audience.start).toBe(whole.audience.start);
    expect(after.audience.end).toBe(whole.audience.end);
    expect(before.audience.end).toBe(after.audience.start);
    for (const what of ['gained', 'lost'] as const) {
      expect(before.audience[what] + after.audience[what]).toBe(whole.audience[what]);
      expect(before.audience[what]).toBeGreaterThan(0);
    }
  });

  test.each(['yesterday', '2026-02-30', '2026-13-01', '1e9', ''])(
    '%j is a usage error with an example',
    async (typed) => {
      const { code, stdout, stderr } = await runTribe(['report', '--from', typed], { database });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(unwrapped(stderr)).toMatch(/Use a day such as 2026-01-31/);
    },
  );

  test('an ambiguous date is refused', async () => {
    const { code, stderr } = await runTribe(['report', '--from', '3/11/2025'], { database });
    expect(code).toBe(2);
    expect(unwrapped(stderr)).toMatch(/can mean 2025-11-03T00:00:00Z or 2025-03-11T00:00:00Z/);
  });

  test.each([
    [['--from', '2025-12-01', '--to', '2025-10-15'], /^--from is not before --to/],
    [['--from', '2025-12-01', '--to', '2025-12-01'], /^--from is not before --to/],
    [['--from', '2031-01-01'], /^There is no data in that window.\nThe data covers 1 Oct 2025 to /],
    [['--to', '2001-01-01'], /^There is no data in that window.\nThe data covers 1 Oct 2025 to /],
  ])('%j contains no data, and is refused with advice', async (args, message) => {
    const { code, stdout, stderr } = await runTribe(['report', ...args], { database });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test('--format overrides --json', async () => {
  const { stdout } = await runTribe(['report', '--json', '--format', 'html'], { database });
  expect(stdout).toMatch(/^<!doctype html>/i);
});

test.each([[['report']], [['report', '--json']], [['topics']], [['export', 'communities']]])(
  '%j on an empty database says how to begin',
  async (args) => {
    const empty = join(folder.path, 'empty.sqlite');
    const { code, stdout, stderr } = await runTribe(args, { database: empty });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `There is no database ${empty}: nothing has been imported yet.\n` +
        'Start with: tribe import FILE, or: tribe connect bluesky HANDLE. ' +
        'To see a report of sample data: npm start\n',
    );
  },
);
