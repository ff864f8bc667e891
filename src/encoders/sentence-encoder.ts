/** Turns sentences into numbers, so that sentences of like meaning are close to each other. */
export interface SentenceEncoder {
  /** Vectors of models of different names cannot be compared. */
  model: string;
  /** That the model reads, two letters each. */
  languages: readonly string[];
  /**
   * Encodes texts of at least one letter, in their order, and gives the vectors a batch at a time
   * as they are made. The same text has the same vector whatever it comes with. Stops when nobody
   * asks for the next batch. Throws a `TribeError` where the model does not run.
   */
  encode(texts: readonly string[]): AsyncIterable<Float32Array[]>;
}
