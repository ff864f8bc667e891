import type { Files } from '../x-archive/archive-contents.ts';

export interface InstagramDownload {
  /** Handles and when they followed; `null` where Instagram does not say. */
  followers: Record<string, string | null>;
  following?: Record<string, string>;
  unfollowed?: Record<string, string>;
  posts?: { at: string; caption: string; pictures?: number }[];
  reels?: { at: string; caption: string }[];
  stories?: { at: string; caption: string }[];
  /** The whole download, and not followers and following only. */
  owner?: { handle: string; name?: string; since?: string };
  requestedAt?: string;
}

export type InstagramLayout = '2020' | '2021' | '2023' | '2025' | '2026';

export const INSTAGRAM_LAYOUTS: readonly InstagramLayout[] = [
  '2020',
  '2021',
  '2023',
  '2025',
  '2026',
];

/** Text as Instagram writes it: each byte of its UTF-8 as a character. */
export function doubleEncoded(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** JSON as Instagram writes it: indented, with escapes for all that is not ASCII. */
function json(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const seconds = (time: string | null): number => (time === null ? 0 : Date.parse(time) / 1000);

/** With the handle in `value`. */
function byValue([handle, time]: [string, string | null]): object {
  const href = `https://www.instagram.com/${handle}`;
  return {
    title: '',
    media_list_data: [],
    string_list_data: [{ href, value: handle, timestamp: seconds(time) }],
  };
}

/** With the handle in `title`. */
function byTitle([handle, time]: [string, string | null]): object {
  const href = `https://www.instagram.com/_u/${handle}`;
  return { title: handle, string_list_data: [{ href, timestamp: seconds(time) }] };
}

/** With labels in the language of the owner, here German. */
function byLabel([handle, time]: [string, string | null]): object {
  return {
    timestamp: seconds(time),
    media: [],
    label_values: [
      { label: 'URL', value: `https://example.org/of-${handle}`, href: '' },
      { label: 'Name', value: doubleEncoded('Jürgen Groß') },
      { label: 'Benutzername', value: handle },
    ],
    fbid: '1',
  };
}

/** The files of a download in the layout of that year. */
export function instagramFiles(download: InstagramDownload, layout: InstagramLayout): Files {
  if (layout === '2020') return oldestFiles(download);
  return {
    ...peopleFiles(download, layout),
    ...mediaFiles(download, layout),
    ...aboutFiles(download, layout),
  };
}

const newestFirst = <Time extends string | null>(people: Record<string, Time>): [string, Time][] =>
  Object.entries(people).toSorted(([, a], [, b]) => seconds(b) - seconds(a));

function peopleFiles(
  { followers, following, unfollowed }: InstagramDownload,
  layout: InstagramLayout,
): Files {
  const folder = `${layout === '2021' ? '' : 'connections/'}followers_and_following/`;
  const write = layout === '2026' ? byLabel : layout === '2025' ? byTitle : byValue;
  const list = newestFirst(followers).map(layout === '2026' ? byLabel : byValue);
  const files: Files = {};
  if (layout === '2021') files[`${folder}followers.json`] = json({ relationships_followers: list });
  else files[`${folder}followers_1.json`] = json(list);
  if (following !== undefined) {
    const relationships_following = newestFirst(following).map(write);
    files[`${folder}following.json`] = json({ relationships_following });
  }
  if (unfollowed !== undefined) {
    const relationships_unfollowed_users = newestFirst(unfollowed).map(write);
    files[`${folder}recently_unfollowed_profiles.json`] = json(
      layout === '2026' ? relationships_unfollowed_users : { relationships_unfollowed_users },
    );
  }
  files[`${folder}blocked_profiles.json`] = json({
    relationships_blocked_users: [byTitle(['blocked.one', '2026-01-01T00:00:00Z'])],
  });
  return files;
}

function mediaFiles(
  { posts = [], reels = [], stories = [] }: InstagramDownload,
  layout: InstagramLayout,
): Files {
  const folder =
    layout === '2021'
      ? 'content/'
      : `your_instagram_activity/${layout === '2023' ? 'content' : 'media'}/`;
  const files: Files = {};
  if (posts.length > 0)
    files[`${folder}posts_1.json`] = json(posts.map((post) => postRecord(post, layout)));
  if (reels.length > 0) {
    files[`${folder}reels.json`] = json({
      ig_reels_media: reels.map(({ at, caption }) => ({ media: [mediaRecord(at, caption)] })),
    });
  }
  if (stories.length > 0) {
    files[`${folder}stories.json`] = json({
      ig_stories: stories.map(({ at, caption }) => mediaRecord(at, caption)),
    });
  }
  return files;
}

function mediaRecord(at: string, title: string): object {
  const uri = `media/posts/202601/${seconds(at)}.jpg`;
  return { uri, creation_timestamp: seconds(at), media_metadata: {}, title: doubleEncoded(title) };
}

/** The caption of one picture stands beside it, that of several around them. */
function postRecord(
  { at, caption, pictures = 1 }: { at: string; caption: string; pictures?: number },
  layout: InstagramLayout,
): object {
  if (layout === '2026') {
    return {
      timestamp: seconds(at),
      media: [mediaRecord(at, '')],
      label_values: [{ label: 'Bildunterschrift', value: doubleEncoded(caption) }],
    };
  }
  if (pictures === 1) return { media: [mediaRecord(at, caption)] };
  return {
    media: Array.from({ length: pictures }, () => mediaRecord(at, '')),
    title: doubleEncoded(caption),
    creation_timestamp: seconds(at),
  };
}

function aboutFiles({ owner, requestedAt }: InstagramDownload, layout: InstagramLayout): Files {
  const files: Files = {};
  if (requestedAt !== undefined) {
    files['your_instagram_activity/other_activity/your_information_download_requests.json'] = json([
      { timestamp: seconds('2020-05-05T00:00:00Z'), label_values: [] },
      { timestamp: seconds(requestedAt), label_values: [] },
    ]);
  }
  if (owner === undefined) return files;
  const label = layout === '2026' ? doubleEncoded('Nome de usuário') : 'Username';
  const map = {
    Email: { href: '', value: 'robin@example.com', timestamp: 0 },
    [label]: { href: '', value: owner.handle, timestamp: 0 },
    Name: { href: '', value: doubleEncoded(owner.name ?? ''), timestamp: 0 },
  };
  const folder =
    layout === '2021' ? 'account_information/' : 'personal_information/personal_information/';
  files[`${folder}personal_information.json`] = json({ profile_user: [{ string_map_data: map }] });
  if (owner.since !== undefined) {
    files['security_and_login_information/login_and_profile_creation/signup_details.json'] = json({
      account_history_registration_info: [
        { string_map_data: { Time: { href: '', value: '', timestamp: seconds(owner.since) } } },
      ],
    });
  }
  return files;
}

const oldestTimes = (people: Record<string, string | null>): object =>
  Object.fromEntries(
    newestFirst(people).map(([handle, time]) => [handle, (time ?? '').replace('Z', '+00:00')]),
  );
const oldestMedia = (list: { at: string; caption: string }[]): object[] =>
  list.map(({ at, caption }) => ({
    caption: doubleEncoded(caption),
    taken_at: at.replace('Z', '+00:00'),
    path: `photos/${seconds(at)}.jpg`,
  }));

/** Up to 2020 all people stood in one file, as names with times, and all posts in another. */
function oldestFiles(download: InstagramDownload): Files {
  const { followers, following = {}, posts = [], stories = [], owner } = download;
  const files: Files = {
    'connections.json': json({
      blocked_users: oldestTimes({ 'blocked.one': '2019-01-01T00:00:00Z' }),
      follow_requests_sent: {},
      followers: oldestTimes(followers),
      following: oldestTimes(following),
    }),
    'media.json': json({
      photos: oldestMedia(posts),
      stories: oldestMedia(stories),
      direct: oldestMedia([{ at: '2026-01-11T09:00:00Z', caption: 'private' }]),
      profile: oldestMedia([{ at: '2026-01-12T09:00:00Z', caption: 'me' }]),
    }),
  };
  if (owner !== undefined) {
    files['profile.json'] = json({
      username: owner.handle,
      name: doubleEncoded(owner.name ?? ''),
      ...(owner.since !== undefined && { date_joined: owner.since.replace('Z', '+00:00') }),
    });
  }
  return files;
}
