/** A name and its value, on one line. */
export interface Fact {
  name: string;
  value: string;
  /** What the name means, for the "?" beside it. */
  meaning?: string;
}
