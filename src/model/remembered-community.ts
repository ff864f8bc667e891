/** A community as an earlier report found it, by which it is known again. */
export interface RememberedCommunity {
  id: string;
  /** By its interests; what the owner calls it is a decision. */
  label: string;
  /** The end of the first report that did not find it any more, ms; `undefined`: the last one did. */
  goneSince?: number;
  splitFrom?: CommunityOrigin;
  /** Newest last. */
  mergedFrom: CommunityOrigin[];
  /** Those who belonged to it and are still known: ascending positions among all people. */
  people: Int32Array;
}

/** A community that another came from. */
export interface CommunityOrigin {
  id: string;
  /** By its interests, when it was last found. */
  label: string;
  /** The end of the first report that saw it, ms. */
  at: number;
}
