import type { RememberedCommunity } from '../../model/remembered-community.ts';

/** Results computed from the log of one account, stored so that we compute them once. */
export interface ResultStore {
  /** Returns the result with that key, if the store still has it. */
  recall(kind: string, key: string): Promise<string | undefined>;

  /**
   * Stores a result under the digest of its inputs. The store keeps only the newest few of a kind.
   */
  remember(kind: string, key: string, value: string): Promise<void>;

  /**
   * Returns the remembered communities, by id. Leaves out people who are no longer known. Cost:
   * O(people), if any community is remembered.
   *
   * @param people ids of all people, ascending, as `EventLog.loadAudience` returns them. The
   * people of a community are positions in this list.
   */
  recallCommunities(people: readonly string[]): Promise<RememberedCommunity[]>;

  /** Replaces the remembered communities. */
  rememberCommunities(
    people: readonly string[],
    communities: readonly RememberedCommunity[],
  ): Promise<void>;

  /** Returns a digest of the remembered communities. */
  communitiesDigest(): Promise<string>;

  /** Returns the stored vectors of these texts by this model. Cost: O(stored vectors). */
  vectors(model: string, texts: Iterable<string>): Promise<Map<string, Float32Array>>;

  /**
   * Stores vectors for good, under the digests of their texts, in one transaction. Does not replace
   * the vector that a text already has by this model.
   */
  keepVectors(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
