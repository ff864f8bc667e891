import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ended, startTribe } from '../support/tribe-process.ts';

const folder = temporaryFolder();

/** How many more threads a server has after a second analysis than after the first. */
async function threadsOfSecondAnalysis(database: string, memory: string): Promise<number> {
  const child = startTribe(['serve', '--port', '0', '--memory', memory], { database });
  const over = ended(child);
  let url: URL | undefined;
  for await (const line of createInterface(child.stdout!)) {
    const [found] = /http:\S+/.exec(line) ?? [];
    if (found !== undefined) {
      url = new URL(found);
      break;
    }
  }
  const entered = await fetch(url!, { redirect: 'manual' });
  const [cookie] = entered.headers.get('set-cookie')!.split(';');
  const threads = (): number => readdirSync(`/proc/${child.pid}/task`).length;
  const counts: number[] = [];
  for (const from of ['2025-10-10', '2025-10-20']) {
    const report = await fetch(new URL(`/api/v1/report?from=${from}`, url), {
      headers: { cookie: cookie! },
    });
    expect(report.status).toBe(200);
    // A thread that is dropped takes a moment to end.
    await new Promise((resolve) => setTimeout(resolve, 500));
    counts.push(threads());
  }
  child.kill('SIGTERM');
  await over;
  return counts[1]! - counts[0]!;
}

test.runIf(process.platform === 'linux')(
  'tribe serve --memory decides how many analyses stay in memory',
  async () => {
    const database = `${folder.path}/memory.sqlite`;
    const owner = { id: '42', handle: 'robin' };
    const file = smallAudience(folder.path, { owner, followers: 60, days: 40 });
    await runTribe(['import', file], { database });
    expect(await threadsOfSecondAnalysis(database, '2000')).toBeGreaterThan(0);
    expect(await threadsOfSecondAnalysis(database, '10')).toBe(0);
  },
);
