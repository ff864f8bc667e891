/** What a source is, by the kind that the log keeps. */
export const SOURCE_KINDS: Record<string, string> = {
  'follower-list': 'A list',
  'event-file': 'An event file',
  'x-archive': 'An X archive',
  instagram: 'An Instagram download',
  tiktok: 'A TikTok download',
  'x-api': 'X’s API',
};
