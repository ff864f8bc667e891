import { isReal } from '../container/container.ts';
import type { RecordKind } from '../download/download.ts';

/** The files of an Instagram download, by their contents. */
export interface InstagramLayout {
  /** The folder of the download, with its slash; empty if it is the container itself. */
  root: string;
  /** `kinds`: for a file with several lists, the kind of each list by name. Others are left out. */
  lists: { file: string; kind: RecordKind; kinds?: Readonly<Record<string, RecordKind>> }[];
  /** Numbers of the follower files. Gaps are missing files. */
  followerParts: number[];
  /** In downloads up to 2020, the only file with lists of people, as names with times. */
  connections: string | undefined;
  profile: string | undefined;
  signup: string | undefined;
  requests: string | undefined;
}

const PEOPLE = /^(?<root>.*?)(?:connections\/)?followers_and_following\/(?<base>[^/]+)$/;
const MEDIA = /^(?<root>.*?)(?:your_instagram_activity\/)?(?:content|media)\/(?<base>[^/]+)$/;
const LOOSE = /^(?<root>(?:.*\/)?)(?<base>followers_\d+\.json)$/;
const FOLDERS = /(?:^|\/)(?:threads|your_instagram_activity|connections|content|media|messages)\/$/;

/** Names of files, with or without the number of the part. */
const KINDS: readonly [name: RegExp, kind: RecordKind][] = [
  [/^followers(?:_(\d+))?\.json$/, 'followers'],
  [/^following(?:_\d+)?\.json$/, 'following'],
  [/^recently_unfollowed_(?:profiles|accounts)\.json$/, 'unfollowed'],
];
const POSTS = /^(?:posts|reels|igtv_videos|stories)(?:_\d+)?\.json$/;
/** The file also lists pictures of private messages and of the profile, which we leave out. */
const OLDEST_MEDIA = { photos: 'posts', videos: 'posts', stories: 'stories' } as const;
const OLDEST = { connections: 'connections.json', media: 'media.json' };

/** Whether files may be those of an Instagram download, even one in HTML. */
export function isInstagram(names: Iterable<string>): boolean {
  return rootsOf([...names].filter(isReal), /\.(?:json|html)$/).size > 0;
}

/** Whether the download is in HTML. */
export function isHtml(names: Iterable<string>): boolean {
  return rootsOf([...names].filter(isReal), /\.json$/).size === 0;
}

/**
 * Finds the files of a download by the names of all files. The download may be in a folder of its own.
 * If there are several downloads, returns their folders instead.
 */
export function findLayout(names: Iterable<string>): InstagramLayout | { several: string[] } {
  const files = [...names].filter(isReal).toSorted(byPart);
  const roots = [...rootsOf(files, /\.json$/)].toSorted();
  if (roots.length !== 1) return { several: roots };
  const root = roots[0]!;
  const layout: InstagramLayout = {
    root,
    lists: [],
    followerParts: [],
    connections: undefined,
    profile: undefined,
    signup: undefined,
    requests: undefined,
  };
  for (const file of files) if (file.startsWith(root)) addFile(layout, file);
  return layout;
}

function addFile(layout: InstagramLayout, file: string): void {
  const path = file.slice(layout.root.length);
  const base = path.slice(path.lastIndexOf('/') + 1);
  const [folder] = path.split('/');
  if (/(?:^|\/)(?:threads|messages)\//.test(path)) return;
  const people =
    PEOPLE.test(path) || folder === base ? KINDS.find(([name]) => name.test(base)) : undefined;
  if (people !== undefined) {
    const [name, kind] = people;
    layout.lists.push({ file, kind });
    if (kind === 'followers') layout.followerParts.push(Number(name.exec(base)![1] ?? 1));
  } else if (path === OLDEST.media) {
    layout.lists.push({ file, kind: 'posts', kinds: OLDEST_MEDIA });
  } else if (MEDIA.test(path) && POSTS.test(base)) {
    layout.lists.push({ file, kind: base.startsWith('stories') ? 'stories' : 'posts' });
  } else if (path === OLDEST.connections) layout.connections = file;
  else if (base === 'personal_information.json' || path === 'profile.json') layout.profile = file;
  else if (/^signup_(?:details|information)\.json$/.test(base)) layout.signup = file;
  else if (base === 'your_information_download_requests.json') layout.requests = file;
}

/** Returns the folders of downloads. */
function rootsOf(files: readonly string[], kind: RegExp): Set<string> {
  const found = new Set<string>();
  const loose = new Set<string>();
  for (const file of files) {
    if (!kind.test(file)) continue;
    const root = rootOf(file);
    if (root !== undefined) found.add(root);
    else if (LOOSE.test(file)) loose.add(LOOSE.exec(file)!.groups!['root']!);
    if (isOldest(file, files)) found.add(file.slice(0, -OLDEST.connections.length));
  }
  return found.size > 0 ? found : loose;
}

function rootOf(file: string): string | undefined {
  const { root, base } = PEOPLE.exec(file)?.groups ?? {};
  if (base !== undefined && /^(?:followers|following)(?:_\d+)?\.\w+$/.test(base)) return root;
  const media = MEDIA.exec(file)?.groups;
  if (media === undefined || !/^(?:posts|reels)(?:_\d+)?\.\w+$/.test(media['base']!))
    return undefined;
  return FOLDERS.test(media['root']!) ? undefined : media['root'];
}

/** Whether a download up to 2020 is there. `connections.json` alone may belong to anything. */
function isOldest(file: string, files: readonly string[]): boolean {
  if (!/(?:^|\/)connections\.json$/.test(file)) return false;
  const folder = file.slice(0, -OLDEST.connections.length);
  return files.includes(`${folder}profile.json`) || files.includes(`${folder}${OLDEST.media}`);
}

/** Sorts `followers_2.json` before `followers_10.json`. */
function byPart(a: string, b: string): number {
  const [stemA, stemB] = [stem(a), stem(b)];
  if (stemA === stemB) return part(a) - part(b);
  return stemA < stemB ? -1 : 1;
}

function stem(file: string): string {
  return file.replace(/(?:_\d+)?\.json$/, '');
}

function part(file: string): number {
  return Number(/_(\d+)\.json$/.exec(file)?.[1] ?? 0);
}
