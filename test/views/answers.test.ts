import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { requestedWindow } from '../../src/analysis/audience/requested-window.ts';
import { runHere } from '../../src/analysis/heavy-work.ts';
import type { Analysis } from '../../src/analysis/result.ts';
import type { AudienceLog } from '../../src/model/audience-log.ts';
import { DAY, formatInstant } from '../../src/model/instant.ts';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { bestPosts } from '../../src/views/answers/best-posts.ts';
import { likeTribe } from '../../src/views/answers/like-tribe.ts';
import { leftAfter } from '../../src/views/answers/left-after.ts';
import { PageBasis } from '../../src/views/page-basis.ts';
import { mix } from '../../src/views/answers/mix.ts';
import { mixAnswer } from '../../src/render/answers/mix.ts';
import { shownColumns } from '../../src/render/tables/data-table.ts';
import { labelsOf } from '../../src/render/wording/labels.ts';
import { tribeReport } from '../../src/views/report/tribe-report.ts';
import { ACCOUNT, audienceOf, day } from '../support/audience-of.ts';

const analysed = (log: AudienceLog): Analysis =>
  runHere(analyse(log, { seed: 1 }, () => undefined));

const instant = (number: number): string => formatInstant(Date.parse(day(number)));

const total = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** As if there was enough evidence on each topic. */
function costly({ churn, ...rest }: Analysis): Analysis {
  const topics = churn.topics.map((topic) => ({
    ...topic,
    cost: { ...topic.cost, verdict: 'costs' as const },
  }));
  return { ...rest, churn: { ...churn, topics } };
}

describe('answers on a simulated audience', () => {
  let log: AudienceLog;
  let analysis: Analysis;

  beforeAll(async () => {
    const settings = { ...SIMULATION_DEFAULTS, followers: 300, days: 90, labelPosts: true };
    const { events } = simulateAudience(settings, seededRandom(3));
    log = await audienceOf(events);
    analysis = analysed(log);
  });

  it('the figures of all posts add up to those of their topics', () => {
    const { posts } = bestPosts(analysis);
    const { topics } = analysis.churn;
    expect(posts).toHaveLength(log.posts.length);
    const costs = total(topics.map(({ cost }) => cost.unfollows?.estimate));
    expect(Math.abs(costs)).toBeGreaterThan(1);
    expect(total(posts.map(({ unfollows }) => unfollows?.estimate))).toBeCloseTo(costs, 6);
    const follows = total(topics.map(({ growth }) => growth.follows?.estimate));
    expect(total(posts.map((post) => post.follows?.estimate))).toBeCloseTo(follows, 6);
  });

  it('a post at the border of two windows is in the first one only', () => {
    const { id, at } = log.posts[log.posts.length >> 1]!;
    const { window } = analysis;
    const idsIn = (requested: { from?: number; to?: number }): string[] =>
      bestPosts({ ...analysis, window: requestedWindow(window, window, requested) }).posts.map(
        (post) => post.id,
      );
    const [first, second] = [idsIn({ to: at }), idsIn({ from: at })];
    expect([first.includes(id), second.includes(id)]).toEqual([true, false]);
    expect([...first, ...second].sort()).toEqual(log.posts.map((post) => post.id).sort());
  });

  it('a mix follows the posts asked for, and otherwise those of the last 30 days', () => {
    const politics = analysis.postTopics.topics.find(({ label }) => label === 'Politics')!.id;
    const effectOf = (requested: [string, number][]) =>
      mix(costly(analysis), new PageBasis(analysis), new Map(requested)).topics.find(
        ({ topic }) => topic === politics,
      )!;
    const usual = effectOf([]);
    expect(usual.posts).toBeCloseTo(lately('Politics'), 9);
    expect(usual.posts).not.toBe(usual.usual);
    expect(effectOf([[politics, usual.usual]]).unfollows!.estimate).toBeCloseTo(0, 9);
    const { estimate: more } = effectOf([[politics, 2 * usual.usual]]).unfollows!;
    const { estimate: none } = effectOf([[politics, 0]]).unfollows!;
    expect(more).not.toBe(0);
    expect(none).toBeCloseTo(-more, 9);
  });

  it('a mix like that of the last 30 days changes nothing, and another only by its topics', () => {
    const { id } = analysis.postTopics.topics.find(({ label }) => label === 'Politics')!;
    const mixed = (requested: [string, number][]) =>
      mix(costly(analysis), new PageBasis(analysis), new Map(requested));
    const asLast = mixed([]);
    expect(asLast.change).toEqual({ unfollows: null, follows: null });
    expect(asLast.last.unfollows).toEqual(asLast.unfollows);
    const more = mixed([[id, 50]]);
    const own = more.topics.find(({ topic }) => topic === id)!;
    expect(more.unfollows!.estimate - more.last.unfollows!.estimate).toBeCloseTo(
      own.change.unfollows!.estimate,
      9,
    );
    const answer = mixAnswer(more, labelsOf(tribeReport(analysis)));
    expect(answer.sentences[0]).toEqual([
      expect.stringMatching(/^Compared with the last 30 days/u),
    ]);
    expect(shownColumns(answer.table).map(({ title }) => title)).toContain('This mix');
  });

  it('people like the tribe follow now, or used to', () => {
    const basis = new PageBasis(analysis);
    const listed = (who?: 'former') => likeTribe(analysis, basis, who).people;
    expect(listed().length).toBeGreaterThan(10);
    expect(listed().every(({ follows, ownerFollows }) => follows && !ownerFollows)).toBe(true);
    expect(listed('former').length).toBeGreaterThan(3);
    expect(listed('former').some(({ follows }) => follows)).toBe(false);
  });

  /** The weights of posts on a topic in the last 30 days of the observation. */
  function lately(label: string): number {
    const { to } = analysis.audience;
    const own = log.posts.filter(({ at }) => at >= to - 30 * DAY && at <= to);
    const given = own.flatMap(({ topics }) => topics ?? []);
    return total(given.filter((topic) => topic.label === label).map(({ weight }) => weight));
  }
});

describe('who left after a post', () => {
  it('are those until the next post, which is the next answer’s', async () => {
    const people = Array.from({ length: 12 }, (_, person) => `p${person}`);
    const log = await audienceOf([
      ACCOUNT,
      ...people.map((person) => ({ type: 'follow', person, at: day(0) })),
      { type: 'post', id: '1', at: day(10), text: 'first' },
      { type: 'unfollow', person: 'p1', at: day(11) },
      { type: 'unfollow', person: 'p2', at: day(12) },
      { type: 'follow', person: 'new', at: day(13) },
      { type: 'post', id: '2', at: day(20), text: 'second' },
      { type: 'unfollow', person: 'p3', at: day(21) },
      { type: 'follow', person: 'last', at: day(40) },
    ]);
    const analysis = analysed(log);
    const basis = new PageBasis(analysis);
    const [first, second] = [leftAfter(analysis, basis, 0), leftAfter(analysis, basis, 1)];
    expect(first).toMatchObject({ left: { seen: 2 }, came: { seen: 1 }, peopleInAll: 3 });
    expect(first.people.map(({ id, change }) => `${id} ${change}`)).toEqual([
      'p1 left',
      'p2 left',
      'new came',
    ]);
    expect(first.time).toMatchObject({
      from: instant(10),
      until: instant(20),
      next: '2',
      posts: 1,
    });
    expect(second.people.map(({ id }) => id)).toEqual(['p3', 'last']);
  });
});
