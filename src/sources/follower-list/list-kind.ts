import type { ListKind } from '../../model/list-question.ts';
import { baseName } from '../text/date-in-name.ts';

/** Words that name a kind of list. Names of parts of a list (`new-followers`) say nothing. */
const NAMES: readonly [kind: ListKind, words: RegExp][] = [
  ['followers', /(?<!un|non[-_ ]?)followers?(?!\p{L})/iu],
  ['following', /followings?(?!\p{L})|followees|follows(?!\p{L})|friends(?!\p{L})/iu],
  ['posts', /(?<!\p{L})(?:tweets?|posts?|statuses|toots|skeets|timeline)(?!\p{L})/iu],
];

const PART = /(?<!\p{L})(?:new|lost|gone|un|non|not|inactive|fake|common|mutuals?)(?!\p{L})/iu;

/** The kind of list that a name tells: of a file, or of a list in JSON. */
export function kindByName(path: string): ListKind | undefined {
  const name = baseName(path).replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-');
  if (PART.test(name)) return undefined;
  const kinds = NAMES.filter(([, words]) => words.test(name)).map(([kind]) => kind);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** No handle and date make a longer name; the time to look for them grows with its cube. */
const LONGEST_NAME = 150;

/** The handle in the name of a file: what stands before the kind of list (`robin-followers.csv`). */
export function handleInName(path: string): string | undefined {
  const name = baseName(path).replace(/\.\w{1,5}(?:\.gz)?$/, '');
  if (name.length > LONGEST_NAME) return undefined;
  const before =
    /^(?:twitter|x|bluesky|bsky|instagram|github|mastodon|export)?[-_ ]*@?(?<handle>[\w.]+?(?:@[\w.-]+)?)[-_ '’s]*(?:followers?|followings?|friends|tweets|posts)/i.exec(
      name,
    )?.groups?.handle;
  const after =
    /(?:followers?|followings?|friends|tweets|posts)[-_ ]*(?:of|by|from|for)?[-_ ]+@?(?<handle>[a-z][\w.]*)/i.exec(
      name,
    )?.groups?.handle;
  const handle = before ?? after;
  return handle === undefined || NO_HANDLES.has(handle.toLowerCase()) ? undefined : handle;
}

const NO_HANDLES = new Set(
  'my all list export data twitter x bluesky bsky instagram github mastodon users user the new old full followers following csv json'.split(
    ' ',
  ),
);
