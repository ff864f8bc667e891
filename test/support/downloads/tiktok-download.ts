import type { Files } from '../x-archive/archive-contents.ts';

export interface TikTokDownload {
  /** Handles and when they followed. */
  followers: Record<string, string>;
  following?: Record<string, string>;
  posts?: { at: string; title: string; likes?: number }[];
  owner?: { handle: string; name: string; followers?: number };
}

export type TikTokLayout = '2021' | '2024' | '2026' | 'text';

export const TIKTOK_LAYOUTS: readonly TikTokLayout[] = ['2021', '2024', '2026', 'text'];

const written = (time: string): string => time.replace('T', ' ').replace('Z', '');

function people(list: Record<string, string>): object[] {
  return Object.entries(list)
    .toSorted(([, a], [, b]) => (a < b ? 1 : -1))
    .map(([UserName, time]) => ({ Date: written(time), UserName }));
}

/** The files of a download in the layout of that year. */
export function tiktokFiles(download: TikTokDownload, layout: TikTokLayout): Files {
  if (layout === 'text') return textFiles(download);
  const name = layout === '2021' ? 'user_data.json' : 'user_data_tiktok.json';
  return { [name]: JSON.stringify(dataOf(download, layout), null, 1) };
}

/** Videos that the owner watched, in a list of the same name as their own. */
const WATCHED = [
  { Date: '2020-01-01 00:00:00', Link: 'https://www.tiktokv.com/share/video/1/', Title: 'watched' },
];

function dataOf(
  { followers, following = {}, posts = [], owner }: TikTokDownload,
  layout: TikTokLayout,
): object {
  const FansList = people(followers);
  const Following = people(following);
  const VideoList = posts.map(({ at, title, likes = 0 }) => ({
    Date: written(at),
    Link: 'https://v16m.tiktokcdn.com/abc/',
    Likes: String(likes),
    ...(layout !== '2021' && { Title: title, AddYoursText: 'N/A' }),
  }));
  const ProfileMap = {
    userName: owner?.handle ?? 'N/A',
    displayName: owner?.name ?? '',
    ...(owner?.followers !== undefined && { followerCount: owner.followers }),
    PlatformInfo: [{ Description: 'robin on another platform', Name: 'x' }],
  };
  if (layout === '2026') {
    return {
      Comment: {
        Comments: { App: 1, CommentsList: [{ date: '2020-05-14 21:03:11 UTC', comment: 'hi' }] },
      },
      Post: { Posts: { VideoList }, 'Recently Deleted Posts': { PostList: [] } },
      'Profile And Settings': {
        Follower: { App: 1, IsFastLane: false, FansList },
        Following: { App: 1, IsFastLane: false, Following },
        'Profile Info': { App: 1, ProfileMap },
      },
      'Your Activity': { 'Watch History': { VideoList: WATCHED }, Reposts: { RepostList: null } },
    };
  }
  const activity = {
    'Follower List': { FansList },
    'Following List': { Following },
    'Video Browsing History': { VideoList: WATCHED },
  };
  return layout === '2021'
    ? {
        Activity: activity,
        Profile: { 'Profile Information': { ProfileMap } },
        Video: { Videos: { VideoList } },
      }
    : {
        'Your Activity': {
          Follower: { FansList },
          Following: { Following },
          'Watch History': { VideoList: WATCHED },
        },
        Profile: { 'Profile Info': { ProfileMap } },
        Post: { Posts: { VideoList } },
      };
}

const blocks = (list: Record<string, string>): string =>
  (people(list) as { Date: string; UserName: string }[])
    .map(({ Date: date, UserName }) => `Date: ${date} UTC\nUsername: ${UserName}\n\n`)
    .join('');

function textFiles({ followers, following = {}, posts = [], owner }: TikTokDownload): Files {
  const videos = posts.map(
    ({ at, title, likes = 0 }) =>
      `Date: ${written(at)} UTC\nLink: https://v16m.tiktokcdn.com/abc/\nLike(s): ${likes}\nTitle: ${title}\n\n`,
  );
  return {
    'TikTok/Profile and Settings/Follower.txt': blocks(followers),
    'TikTok/Profile and Settings/Following.txt': blocks(following),
    'TikTok/Profile and Settings/Profile Info.txt': `Username: ${owner?.handle ?? 'N/A'}\nDisplay Name: ${owner?.name ?? ''}\n`,
    'TikTok/Post/Posts.txt': videos.join(''),
    'TikTok/Your Activity/Watch History.txt': 'Date: 2020-01-01 00:00:00 UTC\nLink: https://x/\n\n',
  };
}
