import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseLine } from '../../src/model/parse-event.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'tribe-simulate-'));
const SMALL = ['--followers', '40', '--days', '20'];

afterAll(() => rmSync(folder, { recursive: true }));

function simulate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'simulate', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function truthOf(seed: string): { groups: Record<string, string> } {
  const truth = join(folder, `truth-${seed}.json`);
  const out = join(folder, `events-${seed}.ndjson`);
  const { status, stdout } = simulate(...SMALL, '--seed', seed, '--out', out, '--truth', truth);
  expect([status, stdout]).toEqual([0, expect.stringContaining(out)]);
  return JSON.parse(readFileSync(truth, 'utf8')) as { groups: Record<string, string> };
}

describe('tribe simulate', () => {
  it('writes nothing but events to standard output', () => {
    const { status, stdout, stderr } = simulate(...SMALL);
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => 'rejection' in parseLine(line))).toEqual([]);
  });

  it('writes the truth beside the events, and gives another world for another seed', () => {
    const first = truthOf('1');
    expect(Object.keys(first.groups).length).toBeGreaterThanOrEqual(40);
    expect(truthOf('2').groups).not.toEqual(first.groups);
  });

  it('says what is wrong with its numbers, and makes nothing', () => {
    const out = join(folder, 'never.ndjson');
    for (const wrong of [
      ['--followers', '0'],
      ['--days', '1.5'],
      ['--posts-per-day', '-3'],
      ['--readings', 'yearly'],
    ]) {
      const { status, stderr } = simulate(...wrong, '--out', out);
      expect([status, stderr]).toEqual([2, expect.stringContaining(wrong[1]!)]);
    }
    expect(existsSync(out)).toBe(false);
  });

  it('says so where it cannot write, and leaves no half file', () => {
    const { status, stderr } = simulate(...SMALL, '--out', join(folder, 'nowhere', 'x.ndjson'));
    expect(status).toBe(1);
    expect(stderr).toContain('Cannot write');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
