import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { ended, runTribe, startTribe } from '../support/run-tribe.ts';
import { databaseOf, SAMPLE } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let sample: string;
let undisturbed: string;

beforeAll(async () => {
  sample = await databaseOf(folder.path, 'sample', SAMPLE);
  undisturbed = (await runTribe(['report'], { database: freshDatabase('undisturbed') })).stdout;
});

/** A copy that no process has opened yet. */
function freshDatabase(name: string): string {
  const database = join(folder.path, `${name}.sqlite`);
  copyFileSync(sample, database);
  return database;
}

/** Ctrl-C so long after the database has been opened; the work takes several times as long. */
async function stopped(args: string[], database: string, milliseconds: number) {
  const child = startTribe(args, { database });
  const end = ended(child);
  while (!existsSync(`${database}-wal`) && child.exitCode === null) await sleep(5);
  await sleep(milliseconds);
  child.kill('SIGINT');
  return end;
}

describe.each([0, 400])('Ctrl-C %i ms into the work', (milliseconds) => {
  test('ends a report as shells expect of it; later it is as if it had not been', async () => {
    const database = freshDatabase(`report-${milliseconds}`);
    const { code, stdout, stderr } = await stopped(['report'], database, milliseconds);
    // Ended by the signal itself, which shells count as 130.
    expect({ code, stdout, stderr }).toEqual({ code: 'SIGINT', stdout: '', stderr: '' });
    const later = await runTribe(['report'], { database });
    expect(later).toMatchObject({ code: 0, stdout: undisturbed });
  });

  test('leaves the file of an export as it was, and nothing beside it', async () => {
    const database = freshDatabase(`export-${milliseconds}`);
    const out = mkdtempSync(join(folder.path, 'out-'));
    const file = join(out, 'communities.csv');
    writeFileSync(file, 'as it was');
    const args = ['export', 'communities', '--out', file];
    expect((await stopped(args, database, milliseconds)).code).toBe('SIGINT');
    expect(readFileSync(file, 'utf8')).toBe('as it was');
    expect(readdirSync(out)).toEqual(['communities.csv']);
  });
});
