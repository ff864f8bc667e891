/**
 * X renames tweets to posts, field by field, and sends both. The newer names, and the older that
 * the rest of this room reads. Fields of the older name stand where both are there.
 */
const OLDER: Readonly<Record<string, string>> = {
  note_post: 'note_tweet',
  post_count: 'tweet_count',
  repost_count: 'retweet_count',
  pinned_post_id: 'pinned_tweet_id',
  most_recent_post_id: 'most_recent_tweet_id',
  referenced_posts: 'referenced_tweets',
  edit_history_post_ids: 'edit_history_tweet_ids',
  posts: 'tweets',
  liked_post_id: 'liked_tweet_id',
};

/** Kinds of reference, by their newer names. */
const OLDER_KINDS: Readonly<Record<string, string>> = { reposted: 'retweeted' };

/** Deeper than X nests anything; what is deeper is left as it is. */
const DEEPEST = 12;

/** The same answer in the older dialect. Pure; what is not renamed stays. */
export function inOlderDialect(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => inOlderDialect(entry, depth + 1));
  const renamed: Record<string, unknown> = Object.create(null);
  for (const [name, entry] of Object.entries(value)) {
    const older = Object.hasOwn(OLDER, name) ? OLDER[name]! : name;
    if (older !== name && Object.hasOwn(value, older)) continue;
    renamed[older] = inOlderDialect(entry, depth + 1);
  }
  if (typeof renamed.type === 'string' && Object.hasOwn(OLDER_KINDS, renamed.type)) {
    renamed.type = OLDER_KINDS[renamed.type];
  }
  return renamed;
}
