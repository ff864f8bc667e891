import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../src/analysis/analyse.ts';
import type { Analysis } from '../../../src/analysis/result.ts';
import { tribeReport } from '../../../src/views/report/tribe-report.ts';
import { whyPerson, type WhyPerson } from '../../../src/views/why/why-person.ts';
import { whyTopic, type WhyTopic } from '../../../src/views/why/why-topic.ts';
import { whyCommunity } from '../../../src/views/why/why-community.ts';
import { whyAsText } from '../../../src/formats/text/why/why-as-text.ts';
import { labelsOf } from '../../../src/render/wording/labels.ts';
import { PLAIN } from '../../../src/formats/text/palette.ts';
import { displayWidth } from '../../../src/render/wording/display-width.ts';
import type { TribeReport } from '../../../src/model/report.ts';
import { SIMULATION_DEFAULTS } from '../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';

let analysis: Analysis;
let report: TribeReport;

beforeAll(async () => {
  const settings = { ...SIMULATION_DEFAULTS, followers: 1500, labelPosts: true };
  const { events } = simulateAudience(settings, seededRandom(3));
  analysis = runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
  report = tribeReport(analysis);
});

const total = <Entry>(entries: readonly Entry[], pick: (entry: Entry) => number): number =>
  entries.reduce((sum, entry) => sum + pick(entry), 0);

describe('why a topic costs what it does', () => {
  let why: WhyTopic;
  beforeAll(() => {
    const position = analysis.postTopics.topics.findIndex(({ label }) => label === 'Politics');
    why = whyTopic(analysis, report, position);
  });

  it('names every post of the report, and every departure its figures rest on', () => {
    expect(why.topic.label).toBe('Politics');
    expect(why.posts).toHaveLength(why.topic.posts);
    const counted = total(why.communities, ({ on, off }) => on.left + off.left);
    expect(Math.round(counted)).toBe(report.evidence.departures);
    expect(total(why.halfLives, ({ weight }) => weight)).toBeCloseTo(1, 9);
  });

  it('the busiest intervals come first; without a costly topic fewer were to be expected', () => {
    const exposures = why.intervals.map(({ exposure }) => exposure);
    expect(exposures).toEqual(exposures.toSorted((a, b) => b - a));
    const seen = total(why.intervals, ({ departures }) => departures.seen);
    const expected = total(why.intervals, ({ departures }) => departures.expected);
    const without = total(why.intervals, ({ departures }) => departures.expectedWithout);
    expect(Math.abs(seen - expected)).toBeLessThan(0.15 * seen);
    expect(expected - without).toBeGreaterThan(why.topic.cost.unfollows!.low);
    expect(expected - without).toBeLessThan(why.topic.cost.unfollows!.high);
  });

  it('those who left while it was on left in one of its intervals, by choice', () => {
    expect(why.left.length).toBeGreaterThan(10);
    const ends = why.intervals.map(({ after, before }) => [Date.parse(after), Date.parse(before)]);
    for (const { before, reason } of why.left) {
      const at = Date.parse(before);
      expect(ends.some(([after, end]) => at > after && at <= end)).toBe(true);
      expect(['unfollowed', 'blocked', 'unknown']).toContain(reason);
    }
  });

  it('names the readings that were not believed', () => {
    expect(why.snapshots.rejected).toEqual(report.dataQuality.rejectedSnapshots);
  });
});

describe('why a community is what it is', () => {
  it('has every member, and accounts for no more follows than were seen', () => {
    for (const community of report.communities) {
      const position = analysis.partition.communities.findIndex(({ id }) => id === community.id);
      const why = whyCommunity(analysis, report, position);
      expect(why.members).toHaveLength(community.size);
      expect(total(why.came.byTopic, ({ follows }) => follows)).toBeLessThanOrEqual(
        why.came.watched + 1e-9,
      );
      expect(why.followedBack / community.size).toBeCloseTo(community.reciprocity!.estimate, 9);
      expect(why.members[0].typicality).toBeGreaterThan(why.members.at(-1)!.typicality);
    }
  });
});

describe('why a person is judged as they are', () => {
  let person: (id: string) => WhyPerson;
  beforeAll(async () => {
    const log = await audienceOf([
      ACCOUNT,
      { type: 'snapshot', at: day(0), complete: true, followers: ['a', 'b'] },
      { type: 'snapshot', at: day(10), complete: true, followers: ['a', 'b', 'c'] },
      { type: 'snapshot', at: day(20), complete: true, followers: ['a'] },
      { type: 'follow', person: 'c', at: day(9.5) },
      { type: 'status', person: 'b', at: day(21), status: 'suspended' },
      { type: 'person', id: 'c', handle: 'cee', following: 5000, followers: 10 },
    ]);
    const small = runHere(analyse(log, { seed: 1 }, () => undefined));
    person = (id) => whyPerson(small, small.log.people.ids.indexOf(id));
  });

  it('says where both ends of each time come from', () => {
    expect(person('c').spells).toEqual([
      {
        followed: {
          after: { at: '2024-01-10T12:00:00Z', from: 'an event' },
          before: { at: '2024-01-10T12:00:00Z', from: 'an event' },
        },
        left: {
          after: { at: '2024-01-11T00:00:00Z', from: 'a snapshot' },
          before: { at: '2024-01-21T00:00:00Z', from: 'a snapshot' },
          reason: 'unknown',
          massDeparture: false,
        },
      },
    ]);
    const [spell] = person('b').spells;
    expect(spell.followed.after).toEqual({ at: null, from: 'nothing' });
    expect(spell.left!.reason).toBe('suspended');
    expect(person('a').spells[0].left).toBeNull();
  });

  it('says what speaks for and against a follow-churner', () => {
    expect(person('c').followChurner).toEqual({
      isFollowChurner: true,
      ownerBelieves: null,
      durations: [5.5],
      shortDays: 14,
      engaged: false,
      shortSpells: 2,
      learned: {
        chance: expect.closeTo(0.94, 1),
        numbers: expect.closeTo(13, 0),
        bio: null,
        visits: expect.closeTo(16, 0),
        words: [],
      },
    });
    expect(person('a').followChurner.isFollowChurner).toBe(false);
    expect(person('c').noCommunity).toBe('follow churner');
    expect(person('a').noCommunity).toBe('nothing shared');
  });

  it('names the interests that join two people; together they are their likeness', () => {
    const { graph, log } = analysis;
    const someone = Array.from(log.people.ids.keys()).find(
      (p) => graph.start[p + 1] > graph.start[p] && analysis.interests.weights.start[p + 1] > 0,
    )!;
    const why = whyPerson(analysis, someone);
    expect(why.joinedTo).toHaveLength(graph.start[someone + 1] - graph.start[someone]);
    const strengths = why.joinedTo.map(({ strength }) => strength);
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
    for (const { shared } of why.joinedTo) {
      for (const { term } of shared) expect(why.interests).toContain(term);
    }
  });
});

describe('as text', () => {
  it('names topics and communities by their labels, not by their ids', () => {
    const topics = report.topics.map((topic) => ({ ...topic, label: `Label of ${topic.id}` }));
    const communities = report.communities.map((community) => ({
      ...community,
      label: `Label of ${community.id}`,
    }));
    const labels = labelsOf({ ...report, topics, communities });
    const { id } = report.communities[0];
    const position = analysis.partition.communities.findIndex((community) => community.id === id);
    const options = { columns: 100, palette: PLAIN };
    const ofCommunity = whyAsText(whyCommunity(analysis, report, position), labels, options);
    expect(ofCommunity).toContain(`Label of ${report.topics[0].id}`);
    const someone = analysis.current.findIndex(
      (current, p) => current === 1 && analysis.engaged.start[p + 1] > analysis.engaged.start[p],
    );
    const why = whyPerson(analysis, someone);
    expect(whyAsText(why, labels, options)).toContain(`Label of ${why.engaged[0].topic}`);
    const topic = whyTopic(analysis, report, 0);
    expect(whyAsText(topic, labels, options)).toMatch(/everyone else/u);
    expect(whyAsText(topic, labels, options)).toContain('Label of ');
  });

  it.each([40, 80, 100])('no line is wider than %d columns', (columns) => {
    const someone = analysis.log.people.ids.findIndex((_, p) => analysis.current[p] === 1);
    const all = [
      ...analysis.postTopics.topics.map((_, k) => whyTopic(analysis, report, k)),
      whyCommunity(
        analysis,
        report,
        analysis.partition.communities.findIndex(({ id }) => id === report.communities[0].id),
      ),
      whyPerson(analysis, someone),
    ];
    for (const why of all) {
      const lines = whyAsText(why, labelsOf(report), { columns, palette: PLAIN }).split('\n');
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  });
});
