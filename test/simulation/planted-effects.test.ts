import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/model/instant.ts';
import { runWorld } from './run-world.ts';

const world = runWorld({ followers: 40_000, snapshots: 'none', labelPosts: true }, 31);
const { truth } = world;
const from = Date.parse(truth.settings.from);
const hours = truth.settings.days * 24;

/** Exposure by hour, worked out from the posts as they are written. */
function exposure(label: string | undefined): Float64Array {
  const series = new Float64Array(hours);
  for (const { at, kind, topics } of world.of('post')) {
    const own = topics!.filter((topic) => label === undefined || topic.label === label);
    const weight = own.reduce((sum, topic) => sum + topic.weight, 0) * (kind === 'reply' ? 0.1 : 1);
    const start = Math.ceil((at - from) / HOUR);
    // After 20 days of a half-life of 1.5 less than a ten-thousandth is left.
    for (let hour = start; hour < Math.min(hours, start + 480); hour++) {
      const age = (hour - (at - from) / HOUR) / 24;
      series[hour]! += weight * 2 ** (-age / truth.halfLifeDays);
    }
  }
  return series;
}

const usual = (truth.settings.postsPerDay * truth.halfLifeDays) / Math.LN2;
const flood = exposure(undefined).map((seen) => Math.max(0, seen - 1.8 * usual));
const exposures = new Map([
  ...truth.topics.map(({ label }) => [label, exposure(label)] as const),
  ['flood', flood] as const,
]);

function effectsOf(group: string): Map<string, number> {
  return new Map([
    ...truth.topics.map(({ label, effect }) => [label, effect[group]!] as const),
    ['flood', truth.floodEffect] as const,
  ]);
}

const newcomers = new Set(truth.follows.map(({ person }) => person));

/** Of those who were there from the beginning: their number changes slowly, newcomers come in bunches. */
function hoursOfUnfollows(group: string): number[] {
  return truth.departures
    .filter(({ person, reason }) => reason === 'unfollowed' && truth.groups[person] === group)
    .filter(({ person }) => !newcomers.has(person))
    .map(({ at }) => Math.floor((Date.parse(at) - from) / HOUR));
}

/**
 * The log hazard ratio per unit of exposure that the departures themselves speak for. Within
 * ten days nearly the same people are at risk, so the hour of a departure depends on the exposures
 * alone: a conditional likelihood over the hours of such blocks, with the other effects as
 * planted, solved for its score by bisection.
 */
function observedEffect(name: string, group: string): number {
  const block = 240;
  const own = exposures.get(name)!;
  const others = new Float64Array(hours);
  for (const [other, effect] of effectsOf(group)) {
    if (other === name) continue;
    exposures.get(other)!.forEach((seen, hour) => (others[hour]! += effect * seen));
  }
  const left = hoursOfUnfollows(group);
  const score = (effect: number): number => {
    const mean = Array.from({ length: Math.ceil(hours / block) }, (_, b) => {
      let weights = 0;
      let seen = 0;
      for (let hour = b * block; hour < Math.min(hours, (b + 1) * block); hour++) {
        const weight = Math.exp(others[hour]! + effect * own[hour]!);
        weights += weight;
        seen += weight * own[hour]!;
      }
      return seen / weights;
    });
    return left.reduce((sum, hour) => sum + own[hour]! - mean[Math.floor(hour / block)]!, 0);
  };
  let low = -3;
  let high = 3;
  for (let n = 0; n < 40; n++) {
    const middle = (low + high) / 2;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

describe('planted effects', () => {
  // Margins of about four standard errors: days being alike for all weighs more than the counts.
  it.each([
    ['Politics', 'bystanders', 0.14],
    ['Politics', 'web', 0.16],
    ['Politics', 'rust', 0.16],
    ['Politics', 'civic', 0.24],
    ['LGBT', 'bystanders', 0.18],
    ['LGBT', 'web', 0.18],
    ['Television', 'television', 0.15],
    ['flood', 'bystanders', 0.05],
  ])('%s among %s, within %f', (name, group, margin) => {
    const planted = effectsOf(group).get(name)!;
    expect(Math.abs(observedEffect(name, group) - planted)).toBeLessThan(margin);
  });

  it('agree with the drawn causes of departures', () => {
    for (const { label, unfollowsByGroup } of truth.topics) {
      const drawn = truth.departures.filter(({ cause }) => cause === label).length;
      const caused = Object.values(unfollowsByGroup).reduce(
        (sum, part) => sum + Math.max(0, part),
        0,
      );
      expect(Math.abs(drawn - caused)).toBeLessThan(4 * Math.sqrt(caused + 1) + 0.1 * caused);
    }
  });

  it('make new followers leave about 2.2 times as fast, and mutual ties last 2.5 times as long', () => {
    const leftAt = new Map(truth.departures.map((left) => [left.person, left]));
    const rate = (days: [number, number], people: { person: string; at: number }[]) => {
      let left = 0;
      let atRisk = 0;
      for (const { person, at } of people) {
        const end = leftAt.has(person) ? Date.parse(leftAt.get(person)!.at) : from + hours * HOUR;
        const [low, high] = days.map((day) => at + day * DAY) as [number, number];
        atRisk += Math.max(0, Math.min(end, high) - low);
        if (leftAt.get(person)?.reason === 'unfollowed' && end > low && end <= high) left++;
      }
      return left / atRisk;
    };
    const came = truth.follows
      .filter(({ person, cause }) => cause !== 'returned' && truth.groups[person] === 'television')
      .map(({ person, at }) => ({ person, at: Date.parse(at) }));
    expect(rate([0, 30], came) / rate([90, 200], came)).toBeCloseTo(2.2, 0);

    const ever = new Set(world.of('following').map(({ person }) => person as string));
    const there = Object.entries(truth.groups)
      .filter(([person, group]) => group === 'lgbt' && !newcomers.has(person))
      .map(([person]) => ({ person, at: from }));
    const mutual = rate(
      [0, 365],
      there.filter(({ person }) => ever.has(person)),
    );
    const others = rate(
      [0, 365],
      there.filter(({ person }) => !ever.has(person)),
    );
    expect(others / mutual).toBeGreaterThan(2.2);
    expect(others / mutual).toBeLessThan(2.8);
  });

  it('give each topic its planted follows per post', () => {
    const gains = new Map([
      ['Rust', 0.35],
      ['LGBT', 1.2],
      ['Television', 1.8],
      ['Politics', 0.15],
    ]);
    for (const [label, gain] of gains) {
      // Seen exposure over that of a whole post: some of the last posts is cut off, replies reach few.
      const posts =
        exposures.get(label)!.reduce((sum, seen) => sum + seen, 0) /
        24 /
        (truth.halfLifeDays / Math.LN2);
      const expected = posts * gain * 40;
      const came = truth.follows.filter(({ cause }) => cause === label).length;
      expect(Math.abs(came - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.02 * expected);
    }
  });

  it('let television attract people who leave, and LGBT topics people who stay', () => {
    const retention = new Map(truth.topics.map((topic) => [topic.label, topic.retention90!]));
    expect(retention.get('Television')!).toBeLessThan(0.4);
    expect(retention.get('LGBT')!).toBeGreaterThan(0.88);
  });
});
