/** The words that members of one group use about themselves. */
export interface Vocabulary {
  /** What they call themselves. */
  roles: readonly string[];
  /** What they like or use. */
  interests: readonly string[];
  hashtags: readonly string[];
  emoji: readonly string[];
  /** Whole sentences. */
  phrases: readonly string[];
  /** Interests in other languages, for those who do not write English. */
  elsewhere: Readonly<Record<OtherLanguage, readonly string[]>>;
}

export const OTHER_LANGUAGES = ['de', 'es', 'fr', 'pt', 'ja'] as const;
export type OtherLanguage = (typeof OTHER_LANGUAGES)[number];

/** Reads a list with `|` between its items, over any number of lines. */
export function list(text: string): readonly string[] {
  return text.split('|').map((item) => item.trim().replace(/\s+/g, ' '));
}
