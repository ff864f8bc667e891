import type { AccountId } from '../../model/ids.ts';
import type { RememberedCommunity } from '../../model/remembered-community.ts';

/** What was worked out of the log, kept so that it is not worked out twice. */
export interface ResultStore {
  /** The value remembered under that key, if it is still kept. */
  recall(account: AccountId, kind: string, key: string): Promise<string | undefined>;

  /** Keeps a result by the digest of what it was made of; only the newest few of a kind are kept. */
  remember(account: AccountId, kind: string, key: string, value: string): Promise<void>;

  /**
   * The communities remembered, by id.
   *
   * @param people ids of everybody known, ascending, as `EventLog.loadAudience` gives them; those of the
   *   communities are positions among them, and whoever is not known any more is left out. Cost:
   *   every person once, where anything is remembered.
   */
  recallCommunities(account: AccountId, people: readonly string[]): Promise<RememberedCommunity[]>;

  /** Remembers communities in place of those before. */
  rememberCommunities(
    account: AccountId,
    people: readonly string[],
    communities: readonly RememberedCommunity[],
  ): Promise<void>;

  /** The same for the same communities remembered. */
  communitiesDigest(account: AccountId): Promise<string>;

  /** Those of the texts' vectors by this model that are kept. Cost: every vector kept once. */
  vectors(
    account: AccountId,
    model: string,
    texts: Iterable<string>,
  ): Promise<Map<string, Float32Array>>;

  /**
   * Keeps vectors by the digests of their texts, for good, all in one transaction. A text that has
   * one by this model already keeps that.
   */
  keepVectors(
    account: AccountId,
    model: string,
    vectors: ReadonlyMap<string, Float32Array>,
  ): Promise<void>;
}
