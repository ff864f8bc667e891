import type { RememberedCommunity } from '../../model/remembered-community.ts';

/** Results worked out from the log of one account, kept so that they are not worked out twice. */
export interface ResultStore {
  /** Returns the result under that key, if it is still kept. */
  recall(kind: string, key: string): Promise<string | undefined>;

  /** Keeps a result by the digest of its inputs. Only the newest few of a kind are kept. */
  remember(kind: string, key: string, value: string): Promise<void>;

  /**
   * Returns the remembered communities, by id. Leaves out people who are not known any more. Cost:
   * every person once, where anything is remembered.
   *
   * @param people ids of everybody known, ascending, as `EventLog.loadAudience` returns them. The
   *   people of a community are positions in this list.
   */
  recallCommunities(people: readonly string[]): Promise<RememberedCommunity[]>;

  /** Replaces the remembered communities. */
  rememberCommunities(
    people: readonly string[],
    communities: readonly RememberedCommunity[],
  ): Promise<void>;

  /** A digest of the remembered communities. */
  communitiesDigest(): Promise<string>;

  /** Returns the vectors by this model that are kept for these texts. Cost: every kept vector once. */
  vectors(model: string, texts: Iterable<string>): Promise<Map<string, Float32Array>>;

  /**
   * Keeps vectors for good, by the digests of their texts, in one transaction. A text that already
   * has a vector by this model keeps it.
   */
  keepVectors(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
