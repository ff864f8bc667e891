/** What a snapshot that is being taken has still to read. */
export interface StillToRead {
  /** How many followers there are. */
  all: number;
  /** Followers who are not listed yet. */
  followers: number;
  /** Followers whose follow time is not read. */
  followTimes: number;
  /** Posts with reactions that are not read. */
  reactions: number;
  /** Followers whose interests are not read. */
  interests: number;
  /** About how long it takes; null: unknown. */
  seconds: number | null;
}
