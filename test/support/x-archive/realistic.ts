import type { Archive } from './archive-contents.ts';
import { idAt, OWNER, tweet } from './archive-contents.ts';

const LONG =
  'Long posts are cut in tweets.js, and stand in full in note-tweet.js only. This one says that ' +
  'borrow checkers & bicycles have much in common: both keep you upright as long as you go on, ' +
  'both punish you for looking back, and neither is any good in snow. More on https://t.co/long1 ' +
  'if you care <3';

const url = (short: string, long: string): object => ({
  url: short,
  expanded_url: long,
  display_url: long.slice(8, 30),
  indices: ['0', '23'],
});
const urls = (...list: object[]): Record<string, unknown> => ({
  entities: { hashtags: [], symbols: [], urls: list },
});
const picture = (short: string): Record<string, unknown> => ({
  entities: { urls: [], media: [{ url: short, expanded_url: `${short}/photo/1`, type: 'photo' }] },
});
const first = idAt('2023-08-12T16:10:37Z');

/** One of each kind of post and list that an archive of today holds. */
export const REALISTIC: Archive = {
  at: '2023-08-31T08:57:45.244Z',
  tweets: [
    tweet(
      '2023-08-12T16:10:37Z',
      'Tea &amp; compilers: x &lt; y &amp;&amp; y &gt; z, or &amp;lt; #rust',
    ),
    tweet('2023-08-12T16:12:00Z', '… and on with the thread', {
      in_reply_to_status_id_str: first,
      in_reply_to_user_id_str: OWNER.id,
      in_reply_to_screen_name: OWNER.handle,
    }),
    tweet('2023-08-13T09:00:00Z', '@ada did NOT know', {
      in_reply_to_status_id_str: '1626916612560281601',
      in_reply_to_user_id_str: '732980797985148928',
      in_reply_to_screen_name: 'ada',
    }),
    tweet('2023-08-13T09:01:00Z', '@ada and another thing', {
      in_reply_to_status_id_str: idAt('2023-08-13T09:00:00Z'),
      in_reply_to_user_id_str: OWNER.id,
      in_reply_to_screen_name: OWNER.handle,
    }),
    tweet('2023-08-14T07:00:00Z', 'RT @tinybird: Changelogs are boring 🥱 (https://t.co/chl)…', {
      ...urls(url('https://t.co/chl', 'https://tbrd.co/changelog')),
      favorite_count: '0',
    }),
    tweet('2023-08-15T07:00:00Z', 'This! https://t.co/quo https://t.co/pic', {
      entities: {
        urls: [url('https://t.co/quo', 'https://twitter.com/ada/status/1852025209223520402')],
        media: [
          { url: 'https://t.co/pic', expanded_url: 'https://twitter.com/r/status/1/photo/1' },
        ],
      },
    }),
    tweet('2023-08-16T07:00:00Z', 'Sunrise https://t.co/sun', picture('https://t.co/sun')),
    tweet('2023-08-17T07:00:00Z', `${LONG.slice(0, 250).replace('&', '&amp;')}… https://t.co/own`, {
      ...urls(
        url('https://t.co/own', `https://twitter.com/i/web/status/${idAt('2023-08-17T07:00:00Z')}`),
      ),
    }),
    tweet('2023-08-18T07:05:00Z', 'An edited post, second version', {
      edit_info: {
        edit: {
          initialTweetId: idAt('2023-08-18T07:00:00Z'),
          editControlInitial: {
            editTweetIds: [idAt('2023-08-18T07:00:00Z'), idAt('2023-08-18T07:05:00Z')],
          },
        },
      },
      lang: 'qme',
    }),
  ],
  notes: [
    {
      noteTweetId: idAt('2023-08-17T06:59:59.500Z'),
      createdAt: '2023-08-17T07:00:00.000Z',
      lifecycle: { value: '1', name: 'Active' },
      core: {
        styletags: [],
        urls: [
          {
            shortUrl: 'https://t.co/long1',
            expandedUrl: 'https://example.org/snow',
            fromIndex: '1',
          },
        ],
        text: LONG,
        mentions: [],
        hashtags: [],
      },
    },
  ],
  communityTweets: [
    tweet('2023-01-07T12:30:42Z', 'Hey friends miss u dearly', {
      community_id_str: '1611684946967412736',
      scopes: { followers: false },
    }),
  ],
  deletedTweets: [
    tweet('2023-08-20T10:00:00Z', 'Said too much', {
      deleted_at: 'Sun Aug 20 10:00:09 +0000 2023',
    }),
  ],
  followers: [idAt('2023-07-01T00:00:00Z', 7), '15989888', idAt('2019-03-04T05:06:07.089Z')],
  following: ['15989888', '824308056351735809'],
};
