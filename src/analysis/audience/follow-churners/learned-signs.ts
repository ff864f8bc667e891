/** What is learned about one person, and what it rests on. */
export interface LearnedSigns {
  /** Probability that they are a follow churner. */
  chance: number;
  /**
   * How many times as likely their numbers of followed accounts and followers, their bio and the
   * lengths of their spells are among follow churners as among others; null: unknown.
   */
  numbers: number | null;
  bio: number | null;
  visits: number;
  /** Words of the bio that mark follow churners. */
  words: string[];
}
