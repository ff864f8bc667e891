import type {
  Estimate,
  ReportTopic,
  ReportCommunity,
  TribeReport,
} from '../../src/model/report.ts';

/** Reports as the analysis would make them, written by hand: for tests of what shows a report. */

const estimate = (value: number, low: number, high: number): Estimate => ({
  estimate: value,
  low,
  high,
});

const around = (value: number): Estimate => estimate(value, value - 0.01, value + 0.02);

const UNKNOWN_PARTS = { retention: null, breadth: null, reciprocity: null };

const unknownTopic: ReportTopic = {
  id: 'unknown',
  label: 'Unknown',
  parent: null,
  terms: [],
  posts: 1,
  cost: {
    hazardRatio: null,
    unfollows: null,
    unfollowsTribe: null,
    unfollowsOthers: null,
    qValue: null,
    verdict: 'not enough evidence',
    byCommunity: [],
  },
  growth: {
    follows: null,
    lasting: null,
    retention90: null,
    qValue: null,
    verdict: 'not enough evidence',
  },
  role: 'not enough evidence',
  roleReason: 'few data',
};

const richTopics: ReportTopic[] = [
  {
    id: 'politics',
    label: 'Politics',
    parent: null,
    terms: ['election', 'vote', 'minister', 'parliament'],
    posts: 41,
    cost: {
      hazardRatio: estimate(1.184, 1.152, 1.219),
      unfollows: estimate(351.4, 309.8, 402.3),
      unfollowsTribe: estimate(12.1, -9.4, 31.7),
      unfollowsOthers: estimate(339.3, 298.2, 387.6),
      qValue: 0.0002,
      verdict: 'costs',
      byCommunity: [
        { community: 'rust', unfollows: estimate(8.2, -7.5, 24.1) },
        { community: 'deals', unfollows: estimate(212.6, 180.1, 249.9) },
      ],
    },
    growth: {
      follows: estimate(38.5, 4.2, 71.9),
      lasting: estimate(11.7, -3.1, 26.4),
      retention90: estimate(0.31, 0.22, 0.41),
      qValue: 0.041,
      verdict: 'attracts',
    },
    role: 'filter',
  },
  {
    id: 'television',
    label: 'Television',
    parent: null,
    terms: ['episode', 'finale', 'bakeoff'],
    posts: 63,
    cost: {
      hazardRatio: estimate(1.021, 1.006, 1.037),
      unfollows: estimate(58.9, 21.4, 97.2),
      unfollowsTribe: estimate(33.1, 6.9, 60.4),
      unfollowsOthers: estimate(25.8, -2.2, 55.3),
      qValue: 0.018,
      verdict: 'costs',
      byCommunity: [{ community: 'rust', unfollows: estimate(21.2, 1.5, 42.1) }],
    },
    growth: {
      follows: estimate(204.3, 151.8, 259.9),
      lasting: estimate(41.2, 22.6, 61.5),
      retention30: estimate(0.41, 0.33, 0.49),
      retention90: estimate(0.2, 0.15, 0.26),
      retention365: null,
      qValue: 0.0004,
      verdict: 'attracts',
    },
    role: 'passing traffic',
  },
  {
    id: 'lgbt',
    label: 'LGBT 🏳️‍🌈',
    parent: null,
    terms: ['pride', 'trans', 'queer'],
    posts: 19,
    cost: {
      hazardRatio: estimate(1.03, 0.986, 1.077),
      unfollows: estimate(24.4, -12.8, 62.5),
      unfollowsTribe: estimate(-4.4, -17.1, 8.8),
      unfollowsOthers: estimate(28.8, -6.6, 65.1),
      qValue: 0.31,
      verdict: 'no measurable effect',
      byCommunity: [{ community: 'rust', unfollows: estimate(-3.1, -14.8, 8.4) }],
    },
    growth: {
      follows: estimate(96.7, 60.3, 134.2),
      lasting: estimate(78.1, 47.7, 110.3),
      retention90: estimate(0.81, 0.72, 0.88),
      qValue: 0.001,
      verdict: 'attracts',
    },
    role: 'tribe builder',
  },
  {
    ...unknownTopic,
    id: 'gardening',
    label: 'Gardening',
    terms: ['tomato', 'allotment'],
    posts: 3,
    cost: {
      ...unknownTopic.cost,
      hazardRatio: estimate(1.1, 0.62, 1.94),
      unfollows: estimate(9.1, -61.5, 88.4),
      unfollowsTribe: estimate(2.4, -20.3, 28.8),
      unfollowsOthers: estimate(6.7, -52.2, 71.9),
      qValue: 0.79,
      weeksNeeded: 17,
      mixedWith: ['allotments'],
    },
    growth: { ...unknownTopic.growth, weeksNeeded: 4 },
  },
  {
    id: 'programming',
    label: 'Programming',
    parent: null,
    terms: ['rustlang', 'compiler', 'lifetimes', 'cargo'],
    posts: 212,
    cost: {
      hazardRatio: estimate(0.989, 0.982, 0.996),
      unfollows: estimate(-88.6, -142.3, -34.7),
      unfollowsTribe: estimate(-71.2, -110.4, -33.3),
      unfollowsOthers: estimate(-17.4, -49.7, 15.6),
      qValue: 0.006,
      verdict: 'keeps',
      byCommunity: [{ community: 'rust', unfollows: estimate(-64.2, -99.1, -30.8) }],
    },
    growth: {
      follows: estimate(1182.4, 1049.9, 1318.6),
      lasting: estimate(961.8, 842.2, 1083.5),
      retention30: estimate(0.91, 0.88, 0.94),
      retention90: estimate(0.82, 0.79, 0.85),
      retention365: estimate(0.61, 0.55, 0.67),
      qValue: 0.0001,
      verdict: 'attracts',
    },
    role: 'tribe builder',
  },
  {
    ...unknownTopic,
    id: 'allotments',
    label: 'Allotments',
    terms: ['plot', 'shed'],
    posts: 4,
    cost: {
      ...unknownTopic.cost,
      hazardRatio: estimate(1.2, 0.7, 2.1),
      unfollows: estimate(11.2, -57.1, 90.2),
      unfollowsTribe: estimate(3.3, -19.2, 29.9),
      unfollowsOthers: estimate(7.9, -49.3, 73.4),
      qValue: 0.77,
      weeksNeeded: 88,
      mixedWith: ['gardening'],
    },
  },
];

const richCommunities: ReportCommunity[] = [
  {
    id: 'rust',
    label: 'Rust and compilers',
    foundLabel: '#rustlang · compilers',
    mergedFrom: [{ id: 'go', label: 'gophers', at: '2026-02-03T06:00:00Z' }],
    terms: ['#rustlang', 'compilers', 'open source', 'topic: Programming'],
    size: 4212,
    share: 0.321,
    retention30: estimate(0.961, 0.944, 0.974),
    retention90: estimate(0.913, 0.887, 0.934),
    retention365: estimate(0.802, 0.744, 0.851),
    cohesion: 0.46,
    stability: 0.97,
    verdictStability: 1,
    breadth: around(0.44),
    reciprocity: around(0.18),
    likeMindedness: around(0.81),
    parts: { retention: around(0.84), breadth: around(0.79), reciprocity: around(0.8) },
    isTribe: true,
  },
  {
    id: 'deals',
    label: 'Offers and giveaways',
    terms: ['discount', '#win', 'crypto'],
    size: 2308,
    share: 0.176,
    retention30: null,
    retention90: estimate(0.524, 0.471, 0.575),
    retention365: null,
    cohesion: 0.39,
    stability: 0.91,
    verdictStability: 1,
    breadth: around(0.03),
    reciprocity: around(0.01),
    likeMindedness: around(0.12),
    parts: { retention: around(0.2), breadth: around(0.09), reciprocity: around(0.07) },
    isTribe: false,
  },
  {
    id: 'pride',
    label: 'プライド · queer in tech',
    splitFrom: { id: 'rust', label: 'Rust and compilers', at: '2026-03-03T06:00:00Z' },
    terms: ['pride', 'trans rights', 'python'],
    size: 1127,
    share: 0.086,
    retention30: null,
    retention90: estimate(0.894, 0.843, 0.931),
    retention365: null,
    cohesion: 0.52,
    stability: 0.95,
    verdictStability: 1,
    breadth: around(0.51),
    reciprocity: around(0.24),
    likeMindedness: around(0.86),
    parts: { retention: around(0.88), breadth: around(0.84), reciprocity: null },
    isTribe: true,
  },
  {
    id: 'telly',
    label: 'Telly evenings',
    terms: ['bakeoff', 'drama', 'topic: Television'],
    size: 640,
    share: 0.049,
    retention30: null,
    retention90: null,
    retention365: null,
    cohesion: 0.31,
    stability: 0.58,
    verdictStability: 0.6,
    breadth: around(0.22),
    reciprocity: around(0.04),
    likeMindedness: null,
    parts: { ...UNKNOWN_PARTS, breadth: around(0.4) },
    isTribe: null,
  },
];

const STEPS = 52;
const DAY = 86_400_000;

/** A year in weeks: steady growth, a burst of unfollows in the election weeks, one purge. */
function richHistory(): TribeReport['audience']['history'] {
  const start = Date.UTC(2025, 10, 3);
  let followers = 12_034;
  return Array.from({ length: STEPS }, (_, step) => {
    const gained = 52 + ((step * 7) % 19) + (step === 20 ? 160 : 0);
    const lost =
      34 + ((step * 5) % 13) + (step > 28 && step < 33 ? 62 : 0) + (step === 41 ? 190 : 0);
    followers += gained - lost;
    return { at: new Date(start + (step + 1) * 7 * DAY).toISOString(), followers, gained, lost };
  });
}

const history = richHistory();
const sum = (pick: (step: (typeof history)[number]) => number): number =>
  history.reduce((total, step) => total + pick(step), 0);
const gained = sum((step) => step.gained);
const lost = sum((step) => step.lost);

/** A year of a well-watched account, with every verdict among its topics. */
export const richReport: TribeReport = {
  version: 2,
  account: { id: '783214', platform: 'x', handle: 'wren', name: 'Wren Ashby' },
  window: { from: '2025-11-03T00:00:00Z', to: '2026-11-02T00:00:00Z' },
  inputs: { events: 48_213, digest: 'f3a91c07d2b84e65' },
  settings: { seed: 1, from: null, to: null },
  audience: {
    start: 12_034,
    end: 12_034 + gained - lost,
    gained,
    lost,
    lostBy: {
      unfollowed: lost - 331,
      suspended: 214,
      deleted: 58,
      blocked: 9,
      severed: 0,
      unknown: 50,
    },
    followChurners: 187,
    followChurnerIds: ['1001', '1002', '1003'],
    observed: { from: '2025-11-03T00:00:00Z', to: '2026-11-02T00:00:00Z' },
    retention30: estimate(0.893, 0.879, 0.906),
    retention90: estimate(0.781, 0.764, 0.797),
    retention365: estimate(0.612, 0.587, 0.636),
    history,
  },
  topics: richTopics,
  overload: { unfollows: estimate(31.2, 2.8, 61.1), hazardRatio: estimate(1.12, 1.01, 1.24) },
  communities: richCommunities,
  unclustered: 4_836,
  evidence: {
    departures: 1_927,
    follows: 3_118,
    intervals: 364,
    halfLifeDays: estimate(2.1, 1.4, 3.2),
    dispersion: 1.7,
    modularity: 0.52,
  },
  dataQuality: {
    snapshots: 366,
    rejectedSnapshots: [
      { at: '2026-02-11T06:00:00Z', reason: 'incomplete: 3 of 5 parts' },
      {
        at: '2026-06-30T06:00:00Z',
        reason: 'far shorter than the snapshot before: 7,110 of 12,911',
      },
    ],
    reinstated: { missedOnce: 41, stillInPlace: 0 },
    returned: 118,
    massDepartures: [
      {
        after: '2026-08-19T06:00:00Z',
        before: '2026-08-20T06:00:00Z',
        lost: 196,
        expected: 6.4,
        reason: '196 left at once; 6.4 would be usual',
      },
    ],
    quarantined: 3,
    followTimesUnknown: 8_204,
    knownByHandle: 0,
    interestsKnown: 9_871,
  },
  warnings: ['The import rejected 3 rows. Run `tribe quarantine` to see them.'],
};

/** Before anything has been imported. */
export const emptyReport: TribeReport = {
  version: 2,
  account: { id: '783214', platform: 'x' },
  window: null,
  inputs: { events: 0, digest: 'e3b0c44298fc1c14' },
  settings: { seed: 1 },
  audience: {
    start: 0,
    end: 0,
    gained: 0,
    lost: 0,
    lostBy: { unfollowed: 0, suspended: 0, deleted: 0, blocked: 0, severed: 0, unknown: 0 },
    followChurners: 0,
    followChurnerIds: [],
    observed: null,
    retention30: null,
    retention90: null,
    retention365: null,
    history: [],
  },
  topics: [],
  overload: { unfollows: null, hazardRatio: null },
  communities: [],
  unclustered: 0,
  evidence: {
    departures: 0,
    follows: 0,
    intervals: 0,
    halfLifeDays: null,
    dispersion: null,
    modularity: null,
  },
  dataQuality: {
    snapshots: 0,
    rejectedSnapshots: [],
    reinstated: { missedOnce: 0, stillInPlace: 0 },
    returned: 0,
    massDepartures: [],
    quarantined: 0,
    followTimesUnknown: 0,
    knownByHandle: 0,
    interestsKnown: 0,
  },
  warnings: [],
};

/** Two readings of 64 people: almost nothing can be said yet. */
export const tinyReport: TribeReport = {
  ...emptyReport,
  account: { id: '90210', platform: 'bluesky', handle: 'moss.example' },
  window: { from: '2026-10-01T09:30:00Z', to: '2026-10-15T09:30:00Z' },
  inputs: { events: 212, digest: '09fb6d51aa3e7c22' },
  audience: {
    ...emptyReport.audience,
    start: 64,
    end: 66,
    gained: 4,
    lost: 2,
    lostBy: { ...emptyReport.audience.lostBy, unknown: 2 },
    history: [
      { at: '2026-10-08T09:30:00Z', followers: 65, gained: 2, lost: 1 },
      { at: '2026-10-15T09:30:00Z', followers: 66, gained: 2, lost: 1 },
    ],
  },
  topics: [
    {
      ...unknownTopic,
      id: 'sourdough',
      label: 'Sourdough',
      terms: ['levain', 'crumb'],
      posts: 9,
      cost: {
        ...unknownTopic.cost,
        hazardRatio: estimate(1.2, 0.4, 3.6),
        unfollows: estimate(0.6, -2.8, 4.1),
        qValue: 0.88,
        weeksNeeded: 41,
        mixedWith: [],
      },
    },
    { ...unknownTopic, id: 'trains', label: 'Trains', terms: ['railway'], posts: 2 },
  ],
  communities: [
    {
      ...richCommunities[3],
      id: 'baking',
      label: 'Baking',
      terms: ['bread'],
      size: 11,
      share: 0.1667,
      stability: 0.41,
      verdictStability: 0.5,
    },
  ],
  unclustered: 55,
  evidence: { ...emptyReport.evidence, departures: 2, follows: 4, intervals: 1 },
  dataQuality: {
    ...emptyReport.dataQuality,
    snapshots: 2,
    followTimesUnknown: 62,
    knownByHandle: 66,
    interestsKnown: 41,
  },
  warnings: ['The communities differ from run to run, so none of them is clear.'],
};

const hostileText = [
  '=HYPERLINK("http://evil.example","click")',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '\u202Edetrever\u2066 label',
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007 bell\u0007',
  'new\nline | pipe \u0000 *bold* [link](javascript:alert(3)) `code`',
  '一二三四五六七八九十'.repeat(12),
  'Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030Calgo \uD800 lone',
  '',
];

/** What people really put in names: nothing of it may run, redraw or hide anything. */
export const hostileReport: TribeReport = {
  ...richReport,
  account: { id: '=1+1', platform: 'other', handle: '"><b>x', name: '\u001b[2J\u202Egnorw' },
  topics: hostileText.map((label, index) => ({
    ...richTopics[index % richTopics.length],
    id: `topic-${index}`,
    label,
    terms: hostileText,
  })),
  communities: hostileText.map((label, index) => ({
    ...richCommunities[index % richCommunities.length],
    id: `tribe-${index}`,
    label,
    foundLabel: label,
    splitFrom: { id: 'a', label, at: '2026-03-03T06:00:00Z' },
    mergedFrom: [{ id: 'b', label, at: '2026-03-03T06:00:00Z' }],
    terms: hostileText,
  })),
  warnings: hostileText,
  dataQuality: {
    ...richReport.dataQuality,
    rejectedSnapshots: hostileText.map((reason) => ({ at: '2026-02-11T06:00:00Z', reason })),
    massDepartures: hostileText.map((reason) => ({
      ...richReport.dataQuality.massDepartures[0],
      reason,
    })),
  },
};
