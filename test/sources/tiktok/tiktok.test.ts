import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AudienceEvent } from '../../../src/model/events.ts';
import {
  TIKTOK_LAYOUTS,
  tiktokFiles,
  type TikTokDownload,
} from '../../support/downloads/tiktok-download.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unpackInto, zipOf } from '../../support/x-archive/write-archive.ts';
import { readDownload } from '../download/read-download.ts';

const folder = temporaryFolder();
const MADE = Date.parse('2026-03-01T12:34:56Z');
const NAME = `TikTok_Data_${MADE / 1000}`;
const time = (text: string): number => Date.parse(text);

const ofType = <Type extends AudienceEvent['type']>(events: AudienceEvent[], type: Type) =>
  events.filter((event) => event.type === type) as Extract<AudienceEvent, { type: Type }>[];

const FULL: TikTokDownload = {
  followers: {
    ada_l: '2026-02-20T08:00:01Z',
    'bo.b': '2024-05-06T07:08:09Z',
    日本: '2021-01-02T03:04:05Z',
  },
  following: { ada_l: '2025-12-24T18:00:00Z' },
  posts: [
    { at: '2026-01-05T09:00:00Z', title: 'Café ☕️ #natur', likes: 12 },
    { at: '2026-01-06T09:00:00Z', title: '' },
  ],
  owner: { handle: 'robin.reed', name: 'Robin Réed', followers: 3 },
};

describe.each(TIKTOK_LAYOUTS)('a download in the layout of %s', (layout) => {
  const files = tiktokFiles(FULL, layout);
  const inFolder = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`${NAME}/${name}`, content]),
  );

  test.each<[string, () => string]>([
    ['a zip', () => folder.write(`${NAME}.zip`, zipOf(files))],
    ['a zip with a folder', () => folder.write(`my ${NAME} (1).zip`, zipOf(inFolder))],
    ['a folder', () => unpackInto(join(folder.path, layout, NAME), files)],
  ])('%s gives its lists, times, posts and owner', async (_, write) => {
    const { events, rejected, account, kind } = await readDownload(write());
    expect(rejected).toEqual([]);
    expect(kind).toBe('tiktok');
    expect(account).toMatchObject({
      id: 'tiktok:robin.reed',
      platform: 'tiktok',
      name: 'Robin Réed',
    });
    expect(ofType(events, 'snapshot')).toEqual([
      {
        type: 'snapshot',
        at: MADE,
        complete: true,
        ordered: true,
        followers: ['handle:ada_l', 'handle:bo.b', 'handle:日本'],
      },
    ]);
    expect(ofType(events, 'follow').map(({ before }) => before)).toEqual([
      time('2026-02-20T08:00:01Z'),
      time('2024-05-06T07:08:09Z'),
      time('2021-01-02T03:04:05Z'),
    ]);
    expect(ofType(events, 'following')).toEqual([
      { type: 'following', person: 'handle:ada_l', at: time('2025-12-24T18:00:00Z') },
    ]);
    expect(ofType(events, 'post').map(({ at, text, metrics }) => [at, text, metrics])).toEqual([
      [time('2026-01-05T09:00:00Z'), layout === '2021' ? '' : 'Café ☕️ #natur', { likes: 12 }],
      [time('2026-01-06T09:00:00Z'), '', { likes: 0 }],
    ]);
  });
});

test.each(['2021', '2024', '2026'] as const)(
  'the data of %s without its zip needs a date, and suggests the last in it',
  async (layout) => {
    const [content] = Object.values(tiktokFiles(FULL, layout));
    const path = folder.write('user_data_tiktok.json', String(content));
    await expect(readDownload(path)).rejects.toMatchObject({
      question: { asks: ['at'], proposal: { at: [time('2026-02-20T08:00:01Z')] } },
    });
    const at = time('2026-03-03') as never;
    expect(ofType((await readDownload(path, { at })).events, 'snapshot')[0]).toMatchObject({ at });
  },
);

test('followers are found after a history of any length, in a file of any name', async () => {
  const { 'user_data_tiktok.json': data } = tiktokFiles(FULL, '2026');
  const watched = Array.from({ length: 3000 }, (_, i) => ({
    Date: '2020-01-01 00:00:00',
    Link: `${i}`,
  }));
  const { 'Your Activity': _, ...others } = JSON.parse(String(data)) as Record<string, object>;
  const long = { 'Your Activity': { 'Watch History': { VideoList: watched } }, ...others };
  for (const name of ['user_data_tiktok.json', 'my data.json']) {
    const path = folder.write(name, JSON.stringify(long));
    const { events, kind } = await readDownload(path, { at: MADE as never });
    expect(kind).toBe('tiktok');
    expect(ofType(events, 'snapshot')[0]!.followers).toHaveLength(3);
    expect(ofType(events, 'post')).toHaveLength(2);
  }
});

test('a single list is read, in any language, with the date in its name', async () => {
  const [content] = Object.values(tiktokFiles(FULL, 'text'));
  const german = String(content)
    .replaceAll('Date:', 'Datum:')
    .replaceAll('Username:', 'Nutzername:');
  const path = unpackInto(join(folder.path, 'TikTok 2026-03-01'), { 'Follower.txt': german });
  const { events, unnamed } = await readDownload(path);
  expect(unnamed).toBe('tiktok');
  expect(ofType(events, 'snapshot')[0]!.followers).toHaveLength(3);
  const file = folder.write('Follower.txt', german.replaceAll('\n', '\r\n'));
  const alone = await readDownload(file, { at: MADE as never });
  expect(ofType(alone.events, 'follow')).toHaveLength(3);
});

/** The last snapshot of a download whose data lacks its last characters. */
const readCut = async (download: TikTokDownload, cut = 0) => {
  const [content] = Object.values(tiktokFiles(download, '2026'));
  const text = String(content);
  const data = { 'user_data_tiktok.json': text.slice(0, text.length - cut) };
  const { events, notes } = await readDownload(folder.write(`${NAME}.zip`, zipOf(data)));
  return { ...ofType(events, 'snapshot')[0]!, notes: notes.join(' ') };
};

test('deleted accounts are left out, and a list that is cut short is incomplete', async () => {
  const followers = { 'N/A': '2023-01-01T00:00:00Z', ada: '2023-01-02T00:00:00Z' };
  const owner = { handle: 'robin', name: 'Robin', followers: 2 };
  const whole = await readCut({ followers, owner });
  expect(whole).toMatchObject({ complete: true, followers: ['handle:ada'] });
  expect(whole.notes).toContain('1 deleted account is left out');
  const few = await readCut({ followers, owner: { ...owner, followers: 40 } });
  expect(few.complete).toBe(false);
  expect(few.notes).toContain('it has 1 of the 40 followers that the profile gives');
  expect(await readCut({ followers, owner }, 5)).toMatchObject({ complete: false });
});
