import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { entered } from '../support/entered.ts';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { ended, startTribe } from '../support/tribe-process.ts';
import { homeWithDemo, reportedSample } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
/** As somebody has it who has never used the program. */
const newcomer = { database: '', environment: { XDG_DATA_HOME: folder.path, HOME: folder.path } };
const NEXT = 'All of this is simulated. For your own data: tribe import FILE, then tribe report.';

const REPORT = /^.*\(simulated\)[^]*\bPolitics\b[^]*\nAudience\n[^]*\nTopics\n[^]*\nCommunities\n/;

describe('the demo', () => {
  test('prints the report on the sample and the next commands', async () => {
    cpSync(await homeWithDemo(), folder.path, { recursive: true });
    const said = readFileSync(join(folder.path, 'said.txt'), 'utf8');
    expect(said).toMatch(REPORT);
    expect(said.endsWith(`\n\n${NEXT}\n`)).toBe(true);
    const again = await runTribe(['demo', '--no-serve'], newcomer);
    expect(again).toEqual({ code: 0, stdout: said, stderr: '' });
  });

  test('leaves the owner’s database unchanged', async () => {
    expect(await runTribe(['report'], newcomer)).toMatchObject({ code: 1, stdout: '' });
    const files = readdirSync(join(folder.path, 'tribefinder'));
    const databases = files.filter((name) => name.endsWith('.sqlite')).sort();
    expect(databases).toEqual([expect.stringMatching(/^demo-/)]);
  });

  test('shows a month of a fake X until Ctrl-C', async () => {
    const child = startTribe(['demo', '--live', '--no-serve'], newcomer);
    onTestFinished(() => void child.kill('SIGKILL'));
    const end: Promise<Ran> = ended(child);
    let said = '';
    while (!said.includes('Tue 3 Mar')) said += String((await once(child.stdout!, 'data'))[0]);
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(said).toMatch(
      /\nSun 1 Mar +3,001 .* first snapshot\nMon 2 Mar +2,998 +\+2 +−5 .*5 unfollowed\n/,
    );
  });

  test('shows a month of a fake Bluesky in the dashboard as it happens', async () => {
    const options = ['demo', '--live', '--platform', 'bluesky', '--port', '0'];
    const child = startTribe(options, newcomer);
    onTestFinished(() => void child.kill('SIGKILL'));
    const end: Promise<Ran> = ended(child);
    let said = '';
    const until = async (text: RegExp): Promise<void> => {
      while (!text.test(said)) said += String((await once(child.stdout!, 'data'))[0]);
    };
    await until(/enter\?token=\S+\n/);
    const { url, cookie } = await entered(/http:\S+/.exec(said)![0]);
    const events = async (): Promise<number> => {
      const sources = await fetch(`${url}api/v1/sources`, { headers: { cookie } });
      return ((await sources.json()) as { events: number }).events;
    };
    const before = await events();
    await until(/\nMon 2 Mar +599 +0 +−1 +1  1 unfollowed\n/);
    expect(await events()).toBeGreaterThan(before);
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('serves the dashboard until it is stopped', async () => {
    const child = startTribe(['demo', '--port', '0', '--json'], newcomer);
    onTestFinished(() => void child.kill('SIGKILL'));
    const end: Promise<Ran> = ended(child);
    let said = '';
    while (!said.includes('enter?token=')) said += String((await once(child.stderr!, 'data'))[0]);
    const { url, cookie } = await entered(/http:\S+/.exec(said)![0]);
    const shown: unknown = await (
      await fetch(`${url}api/v1/report`, { headers: { cookie } })
    ).json();
    child.kill('SIGINT');
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(shown);
    expect(said).toContain(NEXT);
  });
});

test('reports on the sample in the database of --db, even beside other accounts', async () => {
  const other = folder.write(
    'other.ndjson',
    '{"type":"account","id":"9","platform":"other"}\n' +
      '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n',
  );
  // The sample is in there too, with its report, so that it need not be worked out once more.
  const database = await reportedSample(folder.path);
  expect((await runTribe(['import', other], { database })).code).toBe(0);
  const { stdout } = await runTribe(['demo', '--no-serve', '--db', database], newcomer);
  expect(stdout).toMatch(REPORT);
});
