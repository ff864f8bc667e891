import { gzipSync } from 'node:zlib';
import { tarOf } from '../../support/write-tar.ts';
import { writeWorkbook } from '../../support/write-workbook.ts';
import { instagramFiles } from '../../support/downloads/instagram-download.ts';
import { newLayout, OWNER } from '../../support/x-archive/archive-contents.ts';
import { zipOf } from '../../support/x-archive/write-archive.ts';

/** A made-up follower. */
export interface Follower {
  id: string;
  handle: string;
  name: string;
}

/** The first `count` followers of a made-up list, from the given one on. */
export function followersFrom(first: number, count: number): Follower[] {
  return Array.from({ length: count }, (_, i) => ({
    // Beyond 2^53: a number of JavaScript would round it.
    id: String(1_294_030_472_427_835_393n + BigInt(first + i) * 7919n),
    handle: `Person_${first + i}`,
    name: `Zoë "${first + i}", née Ünal`,
  }));
}

type Content = string | Uint8Array;

export interface Shape {
  /** What stands in the file, for these followers. */
  write: (followers: readonly Follower[], day: string) => Content | Promise<Content>;
  /** The end of the file's name. */
  ending: string;
  /** Handles only, so that ids are `handle:…`. */
  byHandle?: true;
  /** Whose list it is, if not @rustbelt. */
  account?: string;
  /** What is said about the file. */
  notes?: RegExp;
  /** Options that the file needs. */
  options?: string[];
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');
const csv = (header: string, row: (follower: Follower, day: string, i: number) => string) => ({
  ending: '.csv',
  write: (followers: readonly Follower[], day: string) =>
    lines(header, ...followers.map((follower, i) => row(follower, day, i))),
});
const json = (value: (followers: readonly Follower[]) => unknown, indent?: number) => ({
  ending: '.json',
  write: (followers: readonly Follower[]) => JSON.stringify(value(followers), null, indent),
});
/** As Python writes an id: a number with all its digits. */
const number = (text: string): string => text.replaceAll(/"#(\d+)"/g, '$1');

const twarc1 = ({ id, handle, name }: Follower): object => ({
  id: Number(id),
  id_str: id,
  name,
  screen_name: handle,
  location: '',
  description: 'Compilers, and bikes',
  url: 'https://t.co/abc',
  entities: { description: { urls: [] } },
  followers_count: 12,
  friends_count: 34,
  created_at: 'Sat Feb 18 12:33:11 +0000 2012',
  status: { id_str: '1', text: 'hello', created_at: 'Sat Feb 18 12:33:11 +0000 2023' },
});
const twarc2 = ({ id, handle, name }: Follower): object => ({
  id,
  username: handle,
  name,
  description: '',
  created_at: '2012-02-18T12:33:11.000Z',
  public_metrics: { followers_count: 1, following_count: 2, tweet_count: 3, listed_count: 0 },
});
const twarc2Page = (users: readonly Follower[], next?: string): string =>
  JSON.stringify({
    data: users.map(twarc2),
    includes: { tweets: [{ id: '5', text: 'pinned' }] },
    meta: { result_count: users.length, ...(next && { next_token: next }) },
    __twarc: { url: 'https://api.twitter.com/2/users/42/followers', version: '2.13' },
  });
const mastodon = ({ handle, name }: Follower, i: number): object => ({
  id: String(109_000_000_000_000_000n + BigInt(handle.slice(7))),
  username: handle,
  acct: i % 2 === 0 ? handle : `${handle}@other.example`,
  display_name: name,
  note: '<p>Rust &amp; bikes</p>',
  url: `https://mastodon.example/@${handle}`,
  created_at: '2022-11-05T00:00:00.000Z',
  followers_count: 5,
  fields: [],
});

const workbook = (all: readonly Follower[]): Buffer => {
  const rows = all.map(({ id, handle, name }) => [id, handle, name, { number: '12' }]);
  const header = ['User ID', 'Screen name', 'Name', 'Followers'];
  return writeWorkbook([{ name: 'Export', rows: [header, ...rows] }]);
};
const plain = (all: readonly Follower[]): string =>
  lines('user_id,username,name', ...all.map(({ id, handle }) => `${id},${handle},Zoë`));

/** How tools write a list of followers, and what becomes of it on its way. */
export const SHAPES: Record<string, Shape> = {
  'twarc 1, one user a line': {
    ending: '.jsonl',
    write: (all) => lines(...all.map((one) => JSON.stringify(twarc1(one)))),
  },
  'twarc 1, ids only': {
    ending: '.txt',
    write: (all) => lines(...all.map(({ id }) => id)),
  },
  'twarc 2, a page a line': {
    ending: '.jsonl',
    write: (all) => {
      const middle = Math.ceil(all.length / 2);
      return lines(twarc2Page(all.slice(0, middle), 'abc'), twarc2Page(all.slice(middle)));
    },
  },
  'twarc-csv': csv(
    'id,username,name,description,created_at,public_metrics.followers_count,__twarc.retrieved_at',
    ({ id, handle, name }, day) =>
      `${id},${handle},${quoted(name)},,2012-02-18T12:33:11.000Z,7,${day}T08:00:00Z`,
  ),
  'API v1.1 ids with a cursor at its end': {
    ending: '.json',
    write: (all) =>
      number(
        JSON.stringify({
          ids: all.map(({ id }) => `#${id}`),
          next_cursor: 0,
          next_cursor_str: '0',
          previous_cursor: 0,
        }),
      ),
  },
  'snscrape, addresses': {
    ending: '.txt',
    byHandle: true,
    write: (all) => lines(...all.map(({ handle }) => `https://twitter.com/${handle}`)),
  },
  'snscrape, one user a line': {
    ending: '.jsonl',
    write: (all) =>
      lines(
        ...all.map(({ id, handle, name }) =>
          number(
            JSON.stringify({
              _type: 'snscrape.modules.twitter.User',
              username: handle,
              id: `#${id}`,
              displayname: name,
              rawDescription: 'bio',
              followersCount: 9,
              friendsCount: 8,
              created: '2012-02-18T12:33:11+00:00',
              url: `https://twitter.com/${handle}`,
            }),
          ),
        ),
      ),
  },
  'twint, CSV': csv(
    'id,name,username,bio,location,url,join_date,join_time,tweets,following,followers,likes,media',
    ({ id, handle, name }) => `${id},${quoted(name)},${handle},,,,18 Feb 2012,12:33 PM,1,2,3,4,5`,
  ),
  'a browser extension with semicolons and sep=': {
    ending: '.csv',
    write: (all) =>
      lines(
        'sep=;',
        'User ID;Screen Name;Display Name;Followers Count',
        ...all.map(({ id, handle, name }) => `${id};@${handle};${quoted(name)};"1,234"`),
      ),
  },
  'tabs, in capitals, with a title above': {
    ending: '.tsv',
    write: (all) =>
      lines(
        'Followers of Rust Belt',
        '',
        'ID\tNAME\tUSER\tFOLLOWED\tFOLLOWERS\tFOLLOWING',
        ...all.map(({ id, handle, name }) => `${id}\t${quoted(name)}\t${handle}\tFALSE\t1\t2`),
      ),
  },
  Phantombuster: csv(
    'profileUrl,screenName,userId,name,imgUrl,bio,followersCount,friendsCount,timestamp',
    ({ id, handle, name }, day) =>
      `https://twitter.com/${handle},${handle},${id},${quoted(name)},,"a ""bio""\nof two lines",1,2,${day}T08:00:00.000Z`,
  ),
  'a web exporter, pretty JSON': json(
    (all) =>
      all.map(({ id, handle, name }) => ({ id, screen_name: handle, name, bio: null, extra: [] })),
    2,
  ),
  'Bluesky getFollowers': {
    account: 'rustbelt.bsky.social',
    ...json((all) => ({
      subject: { did: 'did:plc:owner', handle: 'rustbelt.bsky.social' },
      followers: all.map(({ handle, name }) => ({
        did: `did:plc:${handle.toLowerCase()}`,
        handle: `${handle.toLowerCase().replace('_', '')}.bsky.social`,
        displayName: name,
        createdAt: '2023-05-01T00:00:00.000Z',
        labels: [],
      })),
    })),
  },
  'GitHub followers': json(
    (all) =>
      all.map(({ handle }, i) => ({
        login: handle.replace('_', '-'),
        id: 583_231 + Number(handle.slice(7)),
        node_id: `MDQ6${i}`,
        html_url: `https://github.com/${handle.replace('_', '-')}`,
        url: `https://api.github.com/users/${handle.replace('_', '-')}`,
        type: 'User',
        site_admin: false,
      })),
    2,
  ),
  'Mastodon API': json((all) => all.map(mastodon)),
  'Mastodon, addresses as CSV': {
    ...csv('Account address', ({ handle }) => `${handle.toLowerCase()}@mastodon.example`),
    byHandle: true,
  },
  'ActivityPub collection': {
    ...json((all) => ({
      '@context': 'https://www.w3.org/ns/activitystreams',
      id: 'https://mastodon.example/users/rustbelt/followers',
      type: 'OrderedCollection',
      totalItems: all.length,
      orderedItems: all.map(({ handle }) => `https://mastodon.example/users/${handle}`),
    })),
    byHandle: true,
  },
  'handles with @, one a line': {
    ending: '.txt',
    byHandle: true,
    write: (all) => lines(...all.map(({ handle }) => `@${handle}`)),
  },
  'JSON of handles': {
    ...json((all) => ({ followers: all.map(({ handle }) => handle) })),
    byHandle: true,
  },
  'CSV with one column and no name that is known': {
    ...csv('Profile', ({ handle }) => handle),
    byHandle: true,
  },
  'CSV of an unknown tool': {
    ...csv('nr,who,since', ({ handle }, _, i) => `${i + 1},${handle},ages`),
    byHandle: true,
    options: ['--map', 'who=handle'],
  },
  'German, as Excel saves it': {
    ending: '.csv',
    byHandle: true,
    write: (all) =>
      Buffer.from(
        lines(
          'Benutzername;Name;Beschreibung;Beigetreten am',
          ...all.map(
            ({ handle, name }, i) => `${handle};${quoted(name)};Räder;${(i % 28) + 1}.02.2020`,
          ),
        ),
        'latin1',
      ),
    notes: /Windows-1252/,
  },
  Excel: { ending: '.xlsx', write: workbook },
  'Excel in a zip': {
    ending: '.zip',
    write: (all, day) => zipOf({ [`followers ${day}.xlsx`]: workbook(all) }),
  },
  'CSV in a tar.gz': {
    ending: '.tar.gz',
    write: async (all, day) =>
      gzipSync(await tarOf({ [`export/followers ${day}.csv`]: plain(all) })),
  },
  'CSV in a zip in a zip': {
    ending: '.zip',
    write: (all, day) => zipOf({ 'all.zip': zipOf({ [`followers ${day}.csv`]: plain(all) }) }),
  },
  'X archive': {
    ending: '.zip',
    account: OWNER.id,
    write: (all, day) =>
      zipOf(newLayout({ at: `${day}T00:00:00.000Z`, followers: all.map(({ id }) => id) })),
  },
  'Instagram download, handles without times': {
    ending: '.zip',
    byHandle: true,
    account: 'robin',
    write: (all, day) =>
      zipOf(
        instagramFiles(
          {
            followers: Object.fromEntries(all.map(({ handle }) => [handle.toLowerCase(), null])),
            owner: { handle: 'robin' },
            requestedAt: `${day}T00:00:00Z`,
          },
          '2025',
        ),
      ),
  },
  'CSV in a .txt, with lines that end in CR': {
    ending: '.txt',
    write: (all) => plain(all).replaceAll('\n', '\r'),
  },
  'Windows-1252 with semicolons': {
    ending: '.csv',
    write: (all) => Buffer.from(plain(all).replaceAll(',', ';'), 'latin1'),
    notes: /Windows-1252/,
  },
  'UTF-16 without a mark': {
    ending: '.csv',
    write: (all) => Buffer.from(plain(all), 'utf16le'),
  },
  'a mark, titles above, padded and short rows': {
    ending: '.csv',
    write: (all) =>
      lines(
        '\ufeffExport of followers',
        '',
        ' USERNAME , User Id , Bio , ',
        ...all.map(({ id, handle }, i) => ` ${handle} , ${id} ${i % 2 === 0 ? ', a , ' : ''}`),
      ),
  },
  'UTF-16 from Excel': {
    ending: '.csv',
    write: (all) =>
      Buffer.from(
        `\ufeffusername\tuser_id\r\n${all.map(({ id, handle }) => `${handle}\t${id}\r\n`).join('')}`,
        'utf16le',
      ),
  },
  'a nested answer of a private API': json((all) => ({
    status: 'ok',
    data: {
      user: {
        edge_followed_by: {
          count: all.length,
          page_info: { has_next_page: false, end_cursor: null },
          edges: all.map(({ id, handle, name }) => ({
            node: { id, username: handle, full_name: name, is_private: false },
          })),
        },
      },
    },
  })),
};
