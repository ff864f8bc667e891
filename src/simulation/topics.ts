/** A topic that the owner posts about. */
export interface SimulatedTopic {
  label: string;
  /** The share of posts on a usual day. */
  share: number;
  /** Days of the year on which there are more posts about it, and by what factor. */
  busy: { from: number; to: number; factor: number }[];
  /** The number of follows per post, for each 1,000 followers at the beginning. */
  gain: number;
  /** Who comes because of it, as weights over `GROUPS`. */
  brings: number[];
}

export const TOPICS: readonly SimulatedTopic[] = [
  {
    label: 'Rust',
    share: 0.22,
    busy: [
      { from: 40, to: 52, factor: 2 },
      { from: 205, to: 215, factor: 2 },
    ],
    gain: 0.35,
    brings: [75, 8, 8, 2, 0, 0, 1, 6],
  },
  {
    label: 'TypeScript',
    share: 0.18,
    busy: [{ from: 120, to: 135, factor: 2 }],
    gain: 0.3,
    brings: [8, 74, 8, 2, 0, 0, 1, 7],
  },
  {
    label: 'Databases',
    share: 0.16,
    busy: [{ from: 265, to: 280, factor: 2 }],
    gain: 0.25,
    brings: [8, 8, 75, 2, 1, 0, 0, 6],
  },
  {
    label: 'Politics',
    share: 0.1,
    busy: [
      { from: 28, to: 46, factor: 3 },
      { from: 168, to: 190, factor: 3.5 },
      { from: 318, to: 330, factor: 3 },
    ],
    gain: 0.15,
    brings: [3, 3, 3, 8, 70, 2, 2, 9],
  },
  {
    label: 'LGBT',
    share: 0.09,
    busy: [{ from: 243, to: 273, factor: 3 }],
    gain: 1.2,
    brings: [3, 3, 2, 84, 4, 1, 2, 1],
  },
  {
    label: 'Television',
    share: 0.06,
    busy: [
      { from: 92, to: 148, factor: 4 },
      { from: 300, to: 340, factor: 4 },
    ],
    gain: 1.8,
    brings: [0, 1, 0, 3, 1, 88, 3, 4],
  },
  {
    label: 'Everyday life',
    share: 0.17,
    busy: [{ from: 78, to: 92, factor: 2 }],
    gain: 0.03,
    brings: [5, 5, 5, 10, 5, 5, 55, 10],
  },
];
