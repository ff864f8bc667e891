/**
 * Newer names of fields, and the older ones that this folder reads. X is renaming tweets to posts,
 * field by field, and sends both. If both names are present, the older one counts.
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

/** The newer names of kinds of references, and the older ones. */
const OLDER_KINDS: Readonly<Record<string, string>> = { reposted: 'retweeted' };

/** X never nests values this deeply. We leave deeper ones as they are. */
const DEEPEST = 12;

/** Returns the same value with the older names. */
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
