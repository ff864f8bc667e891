import type { Files } from './archive-contents.ts';
import { listed, OWNER, worded, ytd } from './archive-contents.ts';

/** The layout of 2018: files beside each other, no manifest, records written without a wrapper. */
export function layoutOf2018(tweets: object[], followers: string[], following: string[]): Files {
  const account = {
    username: OWNER.handle,
    accountId: OWNER.id,
    createdAt: '2007-02-20T14:35:54.000Z',
    accountDisplayName: OWNER.name,
  };
  return {
    'README.txt': 'INTRODUCTION',
    'account.js': ytd('account', [account], 'account'),
    'tweet.js': joined('window.YTD.tweet.part0', tweets),
    'follower.js': joined(
      'follower',
      followers.map((id) => ({ follower: listed(id) })),
    ),
    'following.js': joined(
      'following',
      following.map((id) => ({ following: listed(id) })),
    ),
  };
}

/** Records as X wrote them before 2020, `}, {` between them. */
function joined(name: string, records: readonly object[]): string {
  return `${name} = [ ${records.map((record) => JSON.stringify(record, null, 2)).join(', ')} ]`;
}

const USER = {
  name: OWNER.name,
  screen_name: OWNER.handle,
  id_str: OWNER.id,
  id: Number(OWNER.id),
};

/** A post as in a monthly file: its text in `text`, numbers beside the ids as text. */
export function oldTweet(id: string, time: string, text: string, more: object = {}): object {
  return {
    source: 'web',
    entities: { user_mentions: [], media: [], hashtags: [], urls: [] },
    geo: {},
    id_str: id,
    text,
    id: Number(id),
    created_at: worded(time),
    user: USER,
    ...more,
  };
}

/** The layout up to 2018: posts alone, a file a month, and the same as rows. */
export function monthlyLayout(months: Record<string, object[]>, rows: string[][] = []): Files {
  const details = {
    screen_name: OWNER.handle,
    full_name: OWNER.name,
    bio: 'A book',
    id: OWNER.id,
    created_at: '2007-02-20 14:35:54 +0000',
  };
  const payload = { tweets: 3, created_at: '2013-02-08 04:20:27 +0000', lang: 'en' };
  return {
    'index.html': '<html></html>',
    'data/js/user_details.js': `var user_details =  ${JSON.stringify(details, null, 2)}`,
    'data/js/payload_details.js': `var payload_details =  ${JSON.stringify(payload, null, 2)}`,
    'data/js/tweet_index.js': 'var tweet_index =  [ ]',
    ...Object.fromEntries(
      Object.entries(months).map(([month, tweets]) => [
        `data/js/tweets/${month}.js`,
        joined(`Grailbird.data.tweets_${month}`, tweets),
      ]),
    ),
    ...(rows.length > 0 && { 'tweets.csv': csvOf(rows) }),
  };
}

const COLUMNS = [
  'tweet_id',
  'in_reply_to_status_id',
  'in_reply_to_user_id',
  'timestamp',
  'source',
  'text',
  'retweeted_status_id',
  'retweeted_status_user_id',
  'retweeted_status_timestamp',
  'expanded_urls',
];

/** Every cell in quotes, as X wrote it. */
function csvOf(rows: string[][]): string {
  return [COLUMNS, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
