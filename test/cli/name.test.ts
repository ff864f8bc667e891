import { expect, test } from 'vitest';
import type { NamedCommunity } from '../../src/app/community-names.ts';
import { displayWidth } from '../../src/render/wording/display-width.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { runTribe } from '../support/run-tribe.ts';
import { databaseOf } from '../support/sample-audiences.ts';
import { firstNewcomers, newcomers } from '../support/subject-newcomers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

function fileOf(name: string, ...events: object[]): string {
  return folder.write(name, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

test('a community keeps its id and the owner’s name when it grows and its rank changes', async () => {
  const first = fileOf('first.ndjson', ...firstNewcomers());
  const database = await databaseOf(folder.path, 'names', first);
  const tribe = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runTribe(args, { database });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const list = JSON.parse(await tribe('name', '--json')) as { communities: NamedCommunity[] };
  const [largest, second] = list.communities;
  expect(second).toMatchObject({ name: null, size: 30 });
  const name = '=1+2 <b>Bäckerei\u001b[31m\u202e';
  const shown = '=1+2 <b>Bäckerei[31m';
  expect(await tribe('name', second.id.toUpperCase(), name)).toBe(
    `Renamed ${second.label} to ${shown}.\n`,
  );

  await tribe('import', fileOf('more.ndjson', ...newcomers(1, 25, 8), ...newcomers(2, 4, 9)));
  const { communities } = JSON.parse(await tribe('report', '--json')) as TribeReport;
  expect(communities.slice(0, 2)).toMatchObject([
    { id: second.id, label: shown, size: 55 },
    { id: largest.id, label: largest.label, size: 40 },
  ]);
  const text = await tribe('name');
  expect(text).toMatch(/^Id +Your name +By interests +People\n/u);
  expect(text).toContain(`  ${shown}  `);
  expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
});

test('half a request is refused with advice', async () => {
  const { code, stdout, stderr } = await runTribe(['name', '--clear'], {
    database: `${folder.path}/none.db`,
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
});
