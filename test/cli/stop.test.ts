import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { ended, startTribe } from '../support/tribe-process.ts';
import { sampleDatabase } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
/** A copy that no process has opened yet. */
const freshDatabase = (name: string): Promise<string> => sampleDatabase(folder.path, name);

/** Ctrl-C so long after the database has been opened; the work takes several times as long. */
async function stopped(args: string[], database: string, milliseconds: number) {
  // What an earlier process left there when it was ended is no sign of this one.
  rmSync(`${database}-shm`, { force: true });
  const child = startTribe(args, { database });
  const end = ended(child);
  while (!existsSync(`${database}-shm`) && child.exitCode === null) await sleep(5);
  await sleep(milliseconds);
  child.kill('SIGINT');
  return end;
}

test('Ctrl-C ends a report with the exit code of the signal, and leaves nothing behind', async () => {
  const database = await freshDatabase('report');
  for (const milliseconds of [0, 400]) {
    const { code, stdout, stderr } = await stopped(['report'], database, milliseconds);
    // Ended by the signal itself, which shells count as 130.
    expect({ code, stdout, stderr }).toEqual({ code: 'SIGINT', stdout: '', stderr: '' });
  }
  const later = await runTribe(['report'], { database });
  expect(later).toMatchObject({ code: 0, stderr: '' });
  expect(later.stdout).toMatch(/\nTopics\n[^]*\nCommunities\n/);
});

test.each([0, 400])(
  'Ctrl-C %i ms into an export leaves its old file and no other',
  async (milliseconds) => {
    const out = mkdtempSync(join(folder.path, 'out-'));
    const file = join(out, 'communities.csv');
    writeFileSync(file, 'as it was');
    const args = ['export', 'communities', '--out', file];
    const database = await freshDatabase(`export-${milliseconds}`);
    expect((await stopped(args, database, milliseconds)).code).toBe('SIGINT');
    expect(readFileSync(file, 'utf8')).toBe('as it was');
    expect(readdirSync(out)).toEqual(['communities.csv']);
  },
);
