/** The words of one interest group, as its members write about themselves. */
export interface Vocabulary {
  /** What people say they are. */
  roles: readonly string[];
  /** What they like, name, use. */
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

/** Reads a list written with `|` between its items, over as many lines as it takes. */
export function list(text: string): readonly string[] {
  return text.split('|').map((item) => item.trim().replace(/\s+/g, ' '));
}
