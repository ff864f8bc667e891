/** People who react in the same way. */
export interface SimulatedGroup {
  name: string;
  /** Its share of the followers at the beginning, and of those whom no post attracted. */
  share: number;
  /**
   * The hazard of unfollowing per day for an established follower whom the owner does not follow.
   */
  hazard: number;
  /** The share of its people whom the owner follows. */
  mutual: number;
  /** The share of its people that the platform removes in its purge. */
  purged: number;
  /** The log hazard ratio of leaving per post, over `TOPICS`. */
  effect: number[];
  /** The probability of reacting to a post, over `TOPICS`, for a person of average activity. */
  reaction: number[];
}

/**
 * The columns of `effect` and `reaction` are Rust, TypeScript, Databases, Politics, LGBT,
 * Television, Everyday life.
 */
export const GROUPS: readonly SimulatedGroup[] = [
  {
    name: 'rust',
    share: 0.2,
    hazard: 0.0008,
    mutual: 0.18,
    purged: 0.02,
    effect: [-0.1, 0, -0.05, 0.4, 0, 0, 0],
    reaction: [0.03, 0.006, 0.012, 0.002, 0.003, 0.001, 0.004],
  },
  {
    name: 'web',
    share: 0.18,
    hazard: 0.001,
    mutual: 0.12,
    purged: 0.02,
    effect: [0, -0.08, 0, 0.45, 0, 0, 0],
    reaction: [0.005, 0.03, 0.008, 0.002, 0.004, 0.003, 0.005],
  },
  {
    name: 'data',
    share: 0.14,
    hazard: 0.0009,
    mutual: 0.1,
    purged: 0.02,
    effect: [0, 0, -0.1, 0.4, 0, 0, 0],
    reaction: [0.009, 0.005, 0.032, 0.002, 0.002, 0.001, 0.003],
  },
  {
    name: 'lgbt',
    share: 0.1,
    hazard: 0.0005,
    mutual: 0.4,
    purged: 0.01,
    effect: [0, 0, 0, 0, -0.25, 0, -0.05],
    reaction: [0.01, 0.012, 0.006, 0.02, 0.04, 0.012, 0.02],
  },
  {
    name: 'civic',
    share: 0.08,
    hazard: 0.0007,
    mutual: 0.28,
    purged: 0.01,
    effect: [0, 0, 0, -0.25, 0, 0, 0],
    reaction: [0.003, 0.003, 0.01, 0.04, 0.015, 0.004, 0.012],
  },
  {
    name: 'television',
    share: 0.05,
    hazard: 0.008,
    mutual: 0.02,
    purged: 0.04,
    effect: [0, 0, 0, 0.25, 0, 0, 0],
    reaction: [0.001, 0.001, 0.001, 0.002, 0.006, 0.04, 0.005],
  },
  {
    name: 'friends',
    share: 0.08,
    hazard: 0.0003,
    mutual: 0.6,
    purged: 0.01,
    effect: [0, 0, 0, 0.15, 0, 0, -0.3],
    reaction: [0.002, 0.002, 0.002, 0.008, 0.015, 0.015, 0.045],
  },
  {
    name: 'bystanders',
    share: 0.17,
    hazard: 0.0015,
    mutual: 0.03,
    purged: 0.12,
    effect: [0, 0, 0, 0.5, 0.25, 0, 0],
    reaction: [0.002, 0.002, 0.002, 0.002, 0.001, 0.004, 0.004],
  },
];
