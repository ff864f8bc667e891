import { isReal } from '../container/container.ts';

/** The files of an archive, by their contents. Parts are in the order in which to read them. */
export interface Layout {
  manifest?: string;
  account?: string;
  profile?: string;
  /** The whole texts of long posts. */
  notes: string[];
  posts: string[];
  communityPosts: string[];
  deletedPosts: string[];
  follower: string[];
  following: string[];
  /** In archives up to 2018: the owner, the date, and posts by month. */
  userDetails?: string;
  payloadDetails?: string;
  months: string[];
  /** The posts by month again, as rows. */
  rows: string[];
}

/** Files that may have parts: `tweets.js`, `tweets-part1.js`, … Some tools rewrite them as JSON. */
const LISTS = {
  notes: /^note-tweets?(?:-part(\d+))?\.js(?:on)?$/,
  posts: /^tweets?(?:-part(\d+))?\.js(?:on)?$/,
  communityPosts: /^community-tweets?(?:-part(\d+))?\.js(?:on)?$/,
  deletedPosts: /^deleted-tweets?(?:-part(\d+))?\.js(?:on)?$/,
  follower: /^follower(?:-part(\d+))?\.js(?:on)?$/,
  following: /^following(?:-part(\d+))?\.js(?:on)?$/,
} as const;

const SINGLE = {
  manifest: /^manifest\.js(?:on)?$/,
  account: /^account\.js(?:on)?$/,
  profile: /^profile\.js(?:on)?$/,
} as const;

/** A folder with one of these contains the files of an archive. */
const TELLING = [LISTS.posts, LISTS.follower, LISTS.following, SINGLE.account];

/** Files of archives up to 2018, inside any of their folders. */
const MONTH = /^((?:.*?\/)??)(?:data\/)?(?:js\/)?tweets\/\d{4}_\d{2}\.js$/;
const ROWS_OF_MONTH = /^(?:((?:.*?\/)??)(?:data\/)?csv\/|())\d{4}_\d{2}\.csv$/;
const ROWS = /^(.*\/)?tweets\.csv$/;
const DETAILS = ['data/js/', 'js/', ''];

/**
 * Finds the files of an archive by the names of all files, with `/` between folders. Since 2019 they
 * are in `data/`, before that in one folder. Up to 2018 there are only posts, in `data/js/tweets/`.
 * The archive may be in a folder of its own. Of several archives, chooses the least deep one. If that
 * is ambiguous, returns their folders instead. `undefined`: there is no archive.
 */
export function findLayout(names: Iterable<string>): Layout | { several: string[] } | undefined {
  const files = [...names].filter(isReal);
  const lists = new Set<string>();
  const monthly = new Set<string>();
  for (const name of files) {
    const [folder, base] = split(name);
    if (TELLING.some((pattern) => pattern.test(base))) lists.add(folder);
    const root = MONTH.exec(name) ?? ROWS.exec(name) ?? ROWS_OF_MONTH.exec(name);
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

/** Returns the layout of an archive with its files in a folder. */
function listsIn(folder: string, files: readonly string[]): Layout {
  const layout = empty();
  const bases = files
    .filter((name) => name.startsWith(folder))
    .map((name) => name.slice(folder.length))
    .filter((base) => !base.includes('/'));
  for (const [what, pattern] of Object.entries(SINGLE)) {
    const name = bases.find((base) => pattern.test(base));
    if (name !== undefined) layout[what as keyof typeof SINGLE] = folder + name;
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

function monthsIn(root: string, files: readonly string[]): Layout {
  const layout = empty();
  const there = new Set(files);
  for (const [what, name] of [
    ['userDetails', 'user_details.js'],
    ['payloadDetails', 'payload_details.js'],
  ] as const) {
    const file = DETAILS.map((folder) => root + folder + name).find((path) => there.has(path));
    if (file !== undefined) layout[what] = file;
  }
  const matching = (pattern: RegExp): string[] =>
    files.filter((name) => (pattern.exec(name)?.[1] ?? '') === root && pattern.test(name)).sort();
  layout.months = matching(MONTH);
  if (layout.months.length > 0) return layout;
  const rows = `${root}tweets.csv`;
  layout.rows = there.has(rows) ? [rows] : matching(ROWS_OF_MONTH);
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

/** Splits a name into its folder, with the slash, and the rest. */
function split(name: string): [folder: string, base: string] {
  const end = name.lastIndexOf('/') + 1;
  return [name.slice(0, end), name.slice(end)];
}
