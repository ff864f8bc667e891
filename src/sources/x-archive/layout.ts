import { isReal } from '../container/container.ts';

/** Which of the files of an archive hold what, in the order in which they are to be read. */
export interface Layout {
  manifest?: string;
  account?: string;
  profile?: string;
  /** Long texts of posts. */
  notes: string[];
  posts: string[];
  communityPosts: string[];
  deletedPosts: string[];
  follower: string[];
  following: string[];
  /** The layout up to 2018: owner, date, and posts by month. */
  userDetails?: string;
  payloadDetails?: string;
  months: string[];
  /** Posts as rows; the same as those by month. */
  rows: string[];
}

/** Files of which there may be parts: `tweets.js`, `tweets-part1.js`, … */
const LISTS = {
  notes: /^note-tweets?(?:-part(\d+))?\.js$/,
  posts: /^tweets?(?:-part(\d+))?\.js$/,
  communityPosts: /^community-tweets?(?:-part(\d+))?\.js$/,
  deletedPosts: /^deleted-tweets?(?:-part(\d+))?\.js$/,
  follower: /^follower(?:-part(\d+))?\.js$/,
  following: /^following(?:-part(\d+))?\.js$/,
} as const;

const SINGLE = { manifest: 'manifest.js', account: 'account.js', profile: 'profile.js' } as const;

/** What a folder must hold, one of them, to be where an archive keeps its files. */
const TELLING = [LISTS.posts, LISTS.follower, LISTS.following, /^account\.js$/];

const MONTH = /^(.*\/)?data\/js\/tweets\/\d{4}_\d{2}\.js$/;
const ROWS = /^(.*\/)?tweets\.csv$/;

/**
 * Finds the files of an archive among the names of all files, `/` between folders: in `data/`
 * since 2019, beside each other before; up to 2018 posts alone, in `data/js/tweets/`. All that may
 * stand in a folder of its own. Of several archives the one least deep is meant; where these are
 * several too, all their places are returned instead. `undefined`: there is no archive.
 */
export function findLayout(names: Iterable<string>): Layout | { several: string[] } | undefined {
  const files = [...names].filter(isReal);
  const lists = new Set<string>();
  const monthly = new Set<string>();
  for (const name of files) {
    const [folder, base] = split(name);
    if (TELLING.some((pattern) => pattern.test(base))) lists.add(folder);
    const root = MONTH.exec(name) ?? ROWS.exec(name);
    if (root !== null) monthly.add(root[1] ?? '');
  }
  for (const [places, layoutIn] of [
    [lists, listsIn],
    [monthly, monthsIn],
  ] as const) {
    const found = leastDeep(places);
    if (found.length > 1) return { several: found };
    if (found.length === 1) return layoutIn(found[0], files);
  }
  return undefined;
}

/** Whether that is what holds posts or people, and no media. */
function listsIn(folder: string, files: readonly string[]): Layout {
  const layout = empty();
  const bases = files
    .filter((name) => name.startsWith(folder))
    .map((name) => name.slice(folder.length))
    .filter((base) => !base.includes('/'));
  for (const [what, name] of Object.entries(SINGLE)) {
    if (bases.includes(name)) layout[what as keyof typeof SINGLE] = folder + name;
  }
  for (const [what, pattern] of Object.entries(LISTS)) {
    const part = (base: string): number => Number(pattern.exec(base)?.[1] ?? 0);
    layout[what as keyof typeof LISTS] = bases
      .filter((base) => pattern.test(base))
      .sort((a, b) => part(a) - part(b) || (a < b ? -1 : 1))
      .map((base) => folder + base);
  }
  return layout;
}

function monthsIn(folder: string, files: readonly string[]): Layout {
  const layout = empty();
  const there = new Set(files);
  for (const [what, name] of [
    ['userDetails', 'data/js/user_details.js'],
    ['payloadDetails', 'data/js/payload_details.js'],
  ] as const) {
    if (there.has(folder + name)) layout[what] = folder + name;
  }
  layout.months = files
    .filter((name) => name.startsWith(`${folder}data/js/tweets/`) && MONTH.test(name))
    .sort();
  const rows = `${folder}tweets.csv`;
  if (layout.months.length === 0 && there.has(rows)) layout.rows = [rows];
  return layout;
}

function empty(): Layout {
  return {
    notes: [],
    posts: [],
    communityPosts: [],
    deletedPosts: [],
    follower: [],
    following: [],
    months: [],
    rows: [],
  };
}

function leastDeep(folders: Iterable<string>): string[] {
  const sorted = [...folders].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  return sorted.filter((folder) => depth(folder) === depth(sorted[0]));
}

function depth(folder: string): number {
  return folder.split('/').length;
}

/** A name as its folder, with the slash behind it, and the rest. */
function split(name: string): [folder: string, base: string] {
  const end = name.lastIndexOf('/') + 1;
  return [name.slice(0, end), name.slice(end)];
}
