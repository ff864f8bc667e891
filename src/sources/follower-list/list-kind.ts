import type { ListKind } from '../../model/list-question.ts';
import { baseName } from '../text/date-in-name.ts';

/** Words that name a kind of list. Names of parts of a list (`new-followers`) do not count. */
const NAMES: readonly [kind: ListKind, words: RegExp][] = [
  ['followers', /(?<!un|non[-_ ]?)followers?(?!\p{L})/iu],
  ['following', /followings?(?!\p{L})|followees|follows(?!\p{L})|friends(?!\p{L})/iu],
  ['posts', /(?<!\p{L})(?:tweets?|posts?|statuses|toots|skeets|timeline)(?!\p{L})/iu],
];

const PART = /(?<!\p{L})(?:new|lost|gone|un|non|not|inactive|fake|common|mutuals?)(?!\p{L})/iu;

/** Returns the kind of list from the name of a file, or of a list in JSON. */
export function kindByName(path: string): ListKind | undefined {
  const name = baseName(path).replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-');
  if (PART.test(name)) return undefined;
  const kinds = NAMES.filter(([, words]) => words.test(name)).map(([kind]) => kind);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** A handle and a date make no longer name. The time to find them grows with its cube. */
const LONGEST_NAME = 150;

/** Returns the handle in the name of a file, before or after the kind (`robin-followers.csv`). */
export function handleInName(path: string): string | undefined {
  const name = baseName(path).replace(/\.\w{1,5}(?:\.gz)?$/, '');
  if (name.length > LONGEST_NAME) return undefined;
  const before =
    /^(?:(?:twitter|x|bluesky|bsky|instagram|github|mastodon|export)[-_ ]+)?@?(?<handle>[\w.]+?(?:@[\w.-]+)?)(?:['’]s)?[-_ ]*(?:followers?|followings?|friends|tweets|posts)/i.exec(
      name,
    )?.groups?.handle;
  const after =
    /(?:followers?|followings?|friends|tweets|posts)[-_ ]*(?:of|by|from|for)?[-_ ]+@?(?<handle>[a-z][\w.]*)/i.exec(
      name,
    )?.groups?.handle;
  return [before, after].find((handle) => handle !== undefined && mayBeHandle(handle));
}

function mayBeHandle(handle: string): boolean {
  return !NO_HANDLES.has(handle.toLowerCase()) && !DATE.test(handle);
}

const NO_HANDLES = new Set(
  'my all list export data twitter x bluesky bsky instagram github mastodon users user the new old full followers following csv json before after today yesterday latest final copy backup'.split(
    ' ',
  ),
);

/** A date, a month, or a number. */
const DATE =
  /^[\d._]*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)?[\d._]*$/i;
