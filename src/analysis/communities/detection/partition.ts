import type { CommunityOrigin } from '../../../model/remembered-community.ts';

/** The communities of an audience. */
export interface Partition {
  /** The position of each person's community in `communities`, or -1. */
  community: Int32Array;
  /** The share of runs in which each person is in their community, 0 to 1. */
  stability: Float64Array;
  /** Largest first. */
  communities: Community[];
  /** The modularity of the partition; NaN without edges. */
  modularity: number;
  /** Whether the structure is clearer than chance. If not, the report warns. */
  clear: boolean;
}

export interface Community {
  id: string;
  label: string;
  /** The label from its interests, if `label` is the owner's. */
  foundLabel?: string;
  splitFrom?: CommunityOrigin;
  mergedFrom?: CommunityOrigin[];
  /** Its distinctive interests, most distinctive first; at most ten. */
  terms: string[];
  size: number;
  /** The mean cosine of members' interests with the community's centre, 0 to 1. */
  cohesion: number;
  /** The mean stability of its members over the seeded runs, 0 to 1. */
  stability: number;
}
