/** A community of an earlier report, from which later reports recognise it. */
export interface RememberedCommunity {
  id: string;
  /** The label from its interests. The owner's name for it is a correction. */
  label: string;
  /** The end of the first report without it, in ms; `undefined` if the last report found it. */
  goneSince?: number;
  splitFrom?: CommunityOrigin;
  /** Newest last. */
  mergedFrom: CommunityOrigin[];
  /** Its members who are still known, as ascending positions among all people. */
  people: Int32Array;
}

/** A community that another came from. */
export interface CommunityOrigin {
  id: string;
  /** The label from its interests, when it was last found. */
  label: string;
  /** The end of the first report that showed the change, in ms. */
  at: number;
}
