import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TribeReport } from '../../src/model/report.ts';
import { instagramFiles } from '../support/downloads/instagram-download.ts';
import { tiktokFiles } from '../support/downloads/tiktok-download.ts';
import { runTribe } from '../support/run-tribe.ts';
import { unwrapped } from '../support/unwrapped.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unpackInto, zipOf } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();
let databases = 0;
const newDatabase = (): string => join(folder.path, `${databases++}.sqlite`);

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
const iso = (day: number): string =>
  new Date(START + day * DAY).toISOString().replace('.000Z', 'Z');

/** Who follows on a day: 300 of the years before, 2 of 3 newcomers a day; 60 leave, one a day. */
function followersOn(day: number): Record<string, string> {
  const followers: Record<string, string> = {};
  for (let i = 0; i < 300; i++) {
    if (i >= 60 || day < 10 + i) followers[`old.${i}`] = iso(-1 - i * 7);
  }
  for (let i = 0; i * 1.5 < day; i++) followers[`new_${i}`] = iso(Math.floor(i * 1.5));
  return followers;
}

/** Not in English, whose sentence model takes long to load. */
const WORDS = ['Übersetzer und Speicher 🦀', 'Radfahren in den Bergen 🚲'];
const postsBy = (day: number): { at: string; caption: string; title: string }[] =>
  Array.from({ length: Math.floor(day / 3) }, (_, i) => {
    const words = `Nummer ${i} über ${WORDS[i % 2]}`;
    return { at: iso(i * 3), caption: words, title: words };
  });

const DAYS = [30, 60, 100];
const owner = { handle: 'robin', name: 'Robin Réed', since: '2012-01-01T00:00:00Z' };

function instagram(day: number): Record<string, string | Buffer> {
  const download = { followers: followersOn(day), posts: postsBy(day), owner };
  return instagramFiles(download, day === 30 ? '2021' : '2025');
}

function tiktok(day: number): Record<string, string | Buffer> {
  const download = { followers: followersOn(day), posts: postsBy(day), owner };
  return tiktokFiles(download, day === 30 ? '2021' : '2026');
}

const instagramName = (day: number): string => `instagram-robin-${iso(day).slice(0, 10)}-AbCdEf`;
const tiktokName = (day: number): string => `TikTok_Data_${Date.parse(iso(day)) / 1000}`;

async function reportOf(database: string): Promise<TribeReport> {
  const { stdout } = await runTribe(['report', '--json'], { database });
  return JSON.parse(stdout) as TribeReport;
}

describe.each([
  ['Instagram', instagram, instagramName],
  ['TikTok', tiktok, tiktokName],
] as const)('downloads from %s', (platform, filesOn, nameOn) => {
  const zips = DAYS.map((day) => folder.write(`${nameOn(day)}.zip`, zipOf(filesOn(day))));
  const folders = DAYS.map((day) =>
    unpackInto(join(folder.path, `my ${platform} data`, nameOn(day)), filesOn(day)),
  );

  test('give a history with the right numbers, and change nothing when imported again', async () => {
    const database = newDatabase();
    const first = await runTribe(['import', ...zips], { database });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('299 followers on 31 Jan 2024');
    const report = await reportOf(database);
    expect(report.account).toMatchObject({ platform: platform.toLowerCase(), handle: 'robin' });
    // Those of days 10 to 30 left before the first download, which does not know them.
    const [first30, last] = [followersOn(30), followersOn(100)].map((list) => Object.keys(list));
    const lost = first30!.filter((handle) => !last!.includes(handle)).length;
    expect(lost).toBe(39);
    expect(report.audience).toMatchObject({
      end: last!.length,
      lost,
      gained: last!.length + lost,
      followChurners: 0,
    });
    expect(report.dataQuality).toMatchObject({ snapshots: 3, rejectedSnapshots: [] });
    expect(report.topics.length).toBeGreaterThan(0);
    const broad = report.topics.filter(({ parent }) => parent === null);
    expect(broad.reduce((sum, { posts }) => sum + posts, 0)).toBe(33);
    expect(report.warnings.join(' ')).toContain('Communities need profiles');
    const again = await runTribe(['import', ...zips.toReversed()], { database });
    expect(again.stdout).toMatch(/Total: .* 0 new/);
    expect((await reportOf(database)).inputs).toEqual(report.inputs);
    const text = await runTribe(['report'], { database });
    expect(unwrapped(text.stdout)).toContain('Communities need profiles: import a follower list');
    expect(report.warnings.join(' ')).toContain(
      `${last!.length} followers are known by handle only`,
    );
  });

  test('give the same in any order, unpacked, on paths with spaces', async () => {
    const [zipped, unpacked] = [newDatabase(), newDatabase()];
    await runTribe(['import', ...zips], { database: zipped });
    for (const path of folders.toReversed())
      await runTribe(['import', path], { database: unpacked });
    expect((await reportOf(unpacked)).inputs.digest).toBe((await reportOf(zipped)).inputs.digest);
  });
});

const downloadOf = (handle: string, day: number): string =>
  folder.write(
    `instagram-${handle}-${iso(day).slice(0, 10)}-AbCdEf.zip`,
    zipOf(instagramFiles({ followers: followersOn(day), owner: { ...owner, handle } }, '2025')),
  );

test('an owner who has another handle now hears how to join both accounts', async () => {
  const database = newDatabase();
  const first = await runTribe(['import', downloadOf('robin', 30)], { database });
  expect(first.stdout).not.toContain('tribe accounts merge');
  const second = await runTribe(['import', downloadOf('robin.b', 60)], { database });
  expect(second.stdout).toContain('@robin.b is a new account.');
  const join = 'accounts merge instagram:robin instagram:robin.b';
  expect(second.stdout).toContain(`tribe ${join}`);
  await runTribe([...join.split(' '), '--yes'], { database });
  const { account, dataQuality } = await reportOf(database);
  expect(account.id).toBe('instagram:robin.b');
  expect(dataQuality.snapshots).toBe(2);
});

describe('a download that lacks something', () => {
  const files = instagramFiles({ followers: followersOn(30) }, '2025');

  test('stores nothing, and the error names the exact command', async () => {
    const database = newDatabase();
    const path = unpackInto(join(folder.path, 'my insta'), files);
    const asked = await runTribe(['import', path], { database });
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain(`tribe import '${path}' --at 2024-01-29 --account HANDLE`);
    const zip = folder.write(`${instagramName(30)}.zip`, zipOf(files));
    const whose = await runTribe(['import', zip], { database });
    expect(whose.code).toBe(2);
    expect(whose.stderr).toContain(`tribe import ${zip} --account robin`);
    const answered = await runTribe(['import', zip, '--account', 'robin'], { database });
    expect(answered.code).toBe(0);
    const full = folder.write(`${instagramName(60)}.zip`, zipOf(instagram(60)));
    expect((await runTribe(['import', full], { database })).code).toBe(0);
    const { account, dataQuality } = await reportOf(database);
    expect(account).toMatchObject({
      id: 'instagram:robin',
      platform: 'instagram',
      handle: 'robin',
    });
    expect(dataQuality.snapshots).toBe(2);
  });

  test('is not mixed with the account of the same name on another platform', async () => {
    const database = newDatabase();
    const other = folder.write(`${tiktokName(30)}.zip`, zipOf(tiktok(30)));
    await runTribe(['import', other], { database });
    const zip = folder.write(`${instagramName(30)}.zip`, zipOf(files));
    const refused = await runTribe(['import', zip], { database });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--account instagram:HANDLE');
    const own = await runTribe(['import', zip, '--account', 'instagram:robin'], { database });
    expect(own).toMatchObject({ code: 0, stderr: '' });
    const full = folder.write(`${instagramName(60)}.zip`, zipOf(instagram(60)));
    expect((await runTribe(['import', full], { database })).code).toBe(0);
  });
});
