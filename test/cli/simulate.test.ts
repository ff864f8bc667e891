import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../../src/model/parse-event.ts';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { path: folder } = temporaryFolder();
const SMALL = ['--followers', '40', '--days', '20'];

const simulate = (...args: string[]) =>
  runTribe(['simulate', ...args], { database: join(folder, 'none.sqlite') });

async function truthOf(seed: string): Promise<{ groups: Record<string, string> }> {
  const truth = join(folder, `truth-${seed}.json`);
  const out = join(folder, `events-${seed}.ndjson`);
  const { code, stdout } = await simulate(...SMALL, '--seed', seed, '--out', out, '--truth', truth);
  expect([code, stdout]).toEqual([0, expect.stringContaining(out)]);
  return JSON.parse(readFileSync(truth, 'utf8')) as { groups: Record<string, string> };
}

describe('tribe simulate', () => {
  it('writes only events to standard output', async () => {
    const { code, stdout, stderr } = await simulate(...SMALL);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => 'rejection' in parseLine(line))).toEqual([]);
  });

  it('writes the truth next to the events, and another audience for another seed', async () => {
    const first = await truthOf('1');
    expect(Object.keys(first.groups).length).toBeGreaterThanOrEqual(40);
    expect((await truthOf('2')).groups).not.toEqual(first.groups);
  });

  it('refuses impossible numbers, and writes nothing', async () => {
    const out = join(folder, 'never.ndjson');
    for (const wrong of [
      ['--followers', '0'],
      ['--days', '1.5'],
      ['--posts-per-day', '-3'],
      ['--readings', 'yearly'],
    ]) {
      const { code, stderr } = await simulate(...wrong, '--out', out);
      expect([code, stderr]).toEqual([2, expect.stringContaining(wrong[1]!)]);
    }
    expect(existsSync(out)).toBe(false);
  });

  it('reports that it cannot write, and leaves no partial file', async () => {
    const { code, stderr } = await simulate(...SMALL, '--out', join(folder, 'nowhere', 'x.ndjson'));
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot write');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
