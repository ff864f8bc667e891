import type { CommunityOrigin } from '../../../model/remembered-community.ts';

/** The communities of an audience. */
export interface Partition {
  /** For each person the position of their community in `communities`, or -1: in none. */
  community: Int32Array;
  /** For each person the share of runs in which they stayed with their community, 0 to 1. */
  stability: Float64Array;
  /** Largest first. */
  communities: Community[];
  /** Modularity of the partition; NaN where there are no edges. */
  modularity: number;
  /** Whether the structure is clearer than chance would have it; when not, say so. */
  clear: boolean;
}

export interface Community {
  id: string;
  label: string;
  /** Its label by its interests, where `label` is what the owner calls it. */
  foundLabel?: string;
  splitFrom?: CommunityOrigin;
  mergedFrom?: CommunityOrigin[];
  /** The interests that set it apart, most telling first; at most ten. */
  terms: string[];
  size: number;
  /** Mean cosine of members' interests with the community's centre, 0 to 1. */
  cohesion: number;
  /** Mean agreement of its members over the seeded runs, 0 to 1. */
  stability: number;
}
