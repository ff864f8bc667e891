/** The name of each kind of source in the log. */
export const SOURCE_KINDS: Record<string, string> = {
  'follower-list': 'A list',
  'event-file': 'An event file',
  'x-archive': 'An X archive',
  instagram: 'An Instagram download',
  tiktok: 'A TikTok download',
  'x-api': 'X’s API',
};
