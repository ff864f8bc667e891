/** Turns sentences into vectors. Sentences of similar meaning have similar vectors. */
export interface SentenceEncoder {
  /** The name of the model. Vectors of different models cannot be compared. */
  model: string;
  /** The languages that the model understands, as two-letter codes. */
  languages: readonly string[];
  /**
   * Encodes texts of at least one letter. Yields the vectors in the order of the texts, a batch at
   * a time. The vector of a text does not depend on the other texts. Encoding stops when the caller
   * takes no more batches. Throws a `TribeError` if the model does not run.
   */
  encode(texts: readonly string[]): AsyncIterable<Float32Array[]>;
}
