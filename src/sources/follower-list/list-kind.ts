import type { ListKind } from '../../model/list-question.ts';
import { baseName } from '../text/date-in-name.ts';

/**
 * Words that name a kind of list, in the languages of column names. Names of parts of a list
 * (`new-followers`) do not count.
 */
const NAMES: readonly [kind: ListKind, words: RegExp][] = [
  [
    'followers',
    /(?<!un|non[-_ ]?)followers?(?!\p{L})|abonnenten|abonnés|seguidor(?:es|as)|seguitori|volgers|obserwujący|takipçiler|подписчики|フォロワー|粉丝|粉絲|팔로워/iu,
  ],
  [
    'following',
    /followings?(?!\p{L})|followees|follows(?!\p{L})|friends(?!\p{L})|abonnements|gefolgte|siguiendo|seguidos|seguiti|seguindo|obserwowani|подписки|フォロー(?!ワ)|正在关注|正在關注|팔로잉/iu,
  ],
  [
    'posts',
    /(?<!\p{L})(?:tweets?|posts?|statuses|toots|skeets|timeline|beiträge|publicaciones|publications|publicações|berichten|wpisy|gönderiler|посты)(?!\p{L})|ツイート|投稿|推文|帖子|게시물/iu,
  ],
];

const PART =
  /(?<!\p{L})(?:new|lost|gone|un|non|not|inactive|fake|common|mutuals?|neue|verlorene|nuev[oa]s|perdid[oa]s|nouveaux|perdus|nuovi|persi|nov[oa]s)(?!\p{L})|新規|新しい/iu;

/** Returns the kind of list from the name of a file, or of a list in JSON. */
export function kindByName(path: string): ListKind | undefined {
  const name = baseName(path)
    .normalize('NFC')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-');
  if (PART.test(name)) return undefined;
  const kinds = NAMES.filter(([, words]) => words.test(name)).map(([kind]) => kind);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** A handle and a date make no longer name. The time to find them grows with its cube. */
const LONGEST_NAME = 150;

/** Words that stand beside a handle in the name of a file. */
const BESIDE =
  '(?:followers?|followings?|friends|tweets|posts|abonnenten|abonnés|abonnements|seguidores|siguiendo|seguitori|volgers|takipçiler|beiträge)';
const BEFORE = new RegExp(
  `^(?:(?:twitter|x|bluesky|bsky|instagram|github|mastodon|export)[-_ ]+)?@?(?<handle>[\\w.]+?(?:@[\\w.-]+)?)(?:['’]s)?[-_ ]*${BESIDE}`,
  'iu',
);
const AFTER = new RegExp(
  `${BESIDE}[-_ ]*(?:of|by|from|for|von|de|di|van)?[-_ ]+@?(?<handle>[a-z][\\w.]*)`,
  'iu',
);

/** Returns the handle in the name of a file, before or after the kind (`robin-followers.csv`). */
export function handleInName(path: string): string | undefined {
  const name = baseName(path)
    .normalize('NFC')
    .replace(/\.\w{1,5}(?:\.gz)?$/, '');
  if (name.length > LONGEST_NAME) return undefined;
  return [BEFORE, AFTER]
    .map((pattern) => pattern.exec(name)?.groups?.handle)
    .find((handle) => handle !== undefined && mayBeHandle(handle));
}

function mayBeHandle(handle: string): boolean {
  return !NO_HANDLES.has(handle.toLowerCase()) && !DATE.test(handle);
}

const NO_HANDLES = new Set(
  'my meine mis mes mie meus minhas mijn all list liste lista export data twitter x bluesky bsky instagram github mastodon users user the new old full followers following csv json before after today yesterday latest final copy backup'.split(
    ' ',
  ),
);

/** A date, a month, or a number. */
const DATE =
  /^[\d._]*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)?[\d._]*$/i;
