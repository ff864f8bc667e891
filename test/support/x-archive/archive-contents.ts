/** Files of an archive by their names. */
export type Files = Record<string, string | Buffer>;

export const OWNER = { id: '783214', handle: 'Robin', name: 'Robin Reed' };

/** An id of X that was given at that time. */
export function idAt(time: string, sequence = 0): string {
  return String((BigInt(Date.parse(time) - 1_288_834_974_657) << 22n) + BigInt(sequence));
}

/** A time as posts have it: `Sat Feb 18 12:33:11 +0000 2023`. */
export function worded(time: string): string {
  const [day, date, month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${clock} +0000 ${year}`;
}

/** A record of `tweets.js` with what X writes into every one. */
export function tweet(time: string, text: string, more: Record<string, unknown> = {}): object {
  const id = (more.id_str as string | undefined) ?? idAt(time);
  return {
    edit_info: { initial: { editTweetIds: [id], editsRemaining: '5', isEditEligible: false } },
    retweeted: false,
    source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
    entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
    display_text_range: ['0', String(text.length)],
    favorite_count: '2',
    id_str: id,
    truncated: false,
    retweet_count: '1',
    id,
    created_at: worded(time),
    favorited: false,
    full_text: text,
    lang: 'en',
    ...more,
  };
}

/** `window.YTD.<name>.part<part> = […]` as X writes it, every record wrapped by its kind. */
export function ytd(name: string, records: readonly object[], wrapper = '', part = 0): string {
  const wrapped = wrapper === '' ? records : records.map((record) => ({ [wrapper]: record }));
  const list = JSON.stringify(wrapped, null, 2).replaceAll('":', '" :');
  return `window.YTD.${name}.part${part} = ${list}`;
}

export const listed = (id: string): object => ({
  accountId: id,
  userLink: `https://twitter.com/intent/user?user_id=${id}`,
});

export interface Archive {
  /** When X made it. */
  at: string;
  tweets?: object[];
  notes?: object[];
  communityTweets?: object[];
  deletedTweets?: object[];
  followers?: string[];
  following?: string[];
  isPartial?: boolean;
}

/** The layout since 2019: `data/`, a manifest, records wrapped by their kind. */
export function newLayout(archive: Archive): Files {
  const { tweets = [], notes = [], communityTweets = [], deletedTweets = [] } = archive;
  const { followers = [], following = [] } = archive;
  const { id: accountId, handle: username, name: accountDisplayName } = OWNER;
  const lists: [key: string, file: string, name: string, records: object[], wrapper: string][] = [
    ['tweets', 'tweets', 'tweets', tweets, 'tweet'],
    ['noteTweet', 'note-tweet', 'note_tweet', notes, 'noteTweet'],
    ['communityTweet', 'community-tweet', 'community_tweet', communityTweets, 'tweet'],
    ['deletedTweets', 'deleted-tweets', 'deleted_tweets', deletedTweets, 'tweet'],
    ['follower', 'follower', 'follower', followers.map(listed), 'follower'],
    ['following', 'following', 'following', following.map(listed), 'following'],
  ];
  const manifest = {
    userInfo: { accountId, userName: username, displayName: accountDisplayName },
    archiveInfo: {
      sizeBytes: '44546997',
      generationDate: archive.at,
      isPartialArchive: archive.isPartial ?? false,
      maxPartSizeBytes: '53687091200',
    },
    readmeInfo: { fileName: 'data/README.txt', directory: 'data/', name: 'README.txt' },
    dataTypes: Object.fromEntries(
      lists.map(([key, file, name, records]) => [
        key,
        {
          files: [
            {
              fileName: `data/${file}.js`,
              globalName: `YTD.${name}.part0`,
              count: String(records.length),
            },
          ],
        },
      ]),
    ),
  };
  const account = {
    email: 'robin@example.com',
    createdVia: 'web',
    username,
    accountId,
    createdAt: '2007-02-20T14:35:54.000Z',
    accountDisplayName,
  };
  const profile = {
    description: { bio: 'Rust & cycling', website: 'https://t.co/a', location: 'Bern' },
    avatarMediaUrl: 'https://pbs.twimg.com/a.jpg',
  };
  return {
    'Your archive.html': '<html></html>',
    'data/manifest.js': `window.__THAR_CONFIG = ${JSON.stringify(manifest, null, 2)}`,
    'data/account.js': ytd('account', [account], 'account'),
    'data/profile.js': ytd('profile', [profile], 'profile'),
    'data/like.js': ytd('like', [{ tweetId: '20', fullText: 'just setting up' }], 'like'),
    ...Object.fromEntries(
      lists.map(([, file, name, records, wrapper]) => [
        `data/${file}.js`,
        ytd(name, records, wrapper),
      ]),
    ),
  };
}
