import { expect, test } from 'vitest';
import { runHere } from '../../src/analysis/heavy-work.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import { churnPage } from '../../src/views/churn/churn-page.ts';
import { tribeReport } from '../../src/views/report/tribe-report.ts';
import { whyPerson } from '../../src/views/why/why-person.ts';
import { labelsOf } from '../../src/render/wording/labels.ts';
import { whyAsText } from '../../src/formats/text/why/why-as-text.ts';
import { PLAIN } from '../../src/formats/text/palette.ts';
import type { Correction } from '../../src/model/corrections.ts';
import type { AudienceLog } from '../../src/model/audience-log.ts';
import type { PersonId, PostId } from '../../src/model/ids.ts';
import type { TopicReference } from '../../src/model/topic-corrections.ts';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { ACCOUNT, audienceOf, day } from '../support/audience-of.ts';

const people = Array.from({ length: 30 }, (_, n) => `p${String(n).padStart(2, '0')}`);
const snapshot = (at: number, followers: string[]) => ({
  type: 'snapshot',
  at: day(at),
  complete: true,
  followers,
});

/** Weekly snapshots, the last of them short, and somebody who came twice for days. */
const log = await audienceOf([
  ACCOUNT,
  ...[0, 7, 14, 21, 28].map((at) => snapshot(at, people)),
  snapshot(35, people.slice(0, 10)),
  ...[8, 18].flatMap((at) => [
    { type: 'follow', person: 'back', at: day(at) },
    { type: 'unfollow', person: 'back', at: day(at + 2) },
  ]),
  { type: 'post', id: '1', at: day(3), text: 'a', topics: [{ label: 'Rust', weight: 1 }] },
  { type: 'post', id: '2', at: day(4), text: 'b', topics: [{ label: 'Rust', weight: 1 }] },
  { type: 'engagement', person: 'p01', post: '1', kind: 'like', at: day(3) },
]);

function reported(...corrections: Correction[]) {
  const analysis = runHere(analyse({ ...log, corrections }, { seed: 1 }, () => undefined));
  return { analysis, report: tribeReport(analysis) };
}

function says(person: string, followChurner: boolean): Correction {
  return { kind: 'follow-churner', person: person as PersonId, followChurner };
}

const plain = reported().report;
const LAST = Date.parse(day(35));

test('a snapshot counts if the owner believes it, and not if the owner doubts it', () => {
  expect(plain.dataQuality.rejectedSnapshots.map(({ at }) => Date.parse(at))).toEqual([LAST]);
  const { report, analysis } = reported({ kind: 'snapshot', at: LAST, believed: true });
  expect(report.dataQuality.rejectedSnapshots).toEqual([]);
  expect(report.audience.lost).toBe(plain.audience.lost + 20);
  expect(churnPage(analysis, report).snapshots.at(-1)).toMatchObject({
    rejected: null,
    ownerBelieves: true,
  });

  const third = Date.parse(day(14));
  const doubted = reported({ kind: 'snapshot', at: third, believed: false }).report;
  expect(doubted.dataQuality.rejectedSnapshots[0]).toMatchObject({
    reason: 'doubted by the owner',
  });
  expect(doubted.warnings[0]).toContain('doubted by you');
});

test('a person is a follow churner or not as the owner says, and nobody else changes', () => {
  const followChurners = (...said: Correction[]): string[] => {
    const { followChurner } = reported(...said).analysis.audience;
    return log.people.ids.filter((_, person) => followChurner[person] === 1);
  };
  expect(followChurners()).toEqual(['back']);
  expect(followChurners(says('back', false), says('p05', true), says('nobody', true))).toEqual([
    'p05',
  ]);
  const { analysis, report } = reported(says('p05', true));
  expect(report.audience.lost).toBe(plain.audience.lost);
  const why = whyPerson(analysis, log.people.ids.indexOf('p05'));
  expect(why.followChurner).toMatchObject({ isFollowChurner: true, ownerBelieves: true });
  expect(whyAsText(why, labelsOf(report), { columns: 80, palette: PLAIN })).toContain(
    'yes, by your correction',
  );
});

test('a post has the topics that the owner chose, and so do its reactions', () => {
  const { analysis, report } = reported({
    kind: 'post-topics',
    post: '1' as PostId,
    topics: ['Bread'],
  });
  expect(report.topics.map(({ label, posts }) => [label, posts])).toEqual([
    ['Bread', 1],
    ['Rust', 1],
  ]);
  const why = whyPerson(analysis, log.people.ids.indexOf('p01'));
  expect(why.engaged).toEqual([{ topic: 'bread', times: 1 }]);
});

function broadTopic(label: string): TopicReference {
  return { id: label.toLowerCase(), label, posts: [], level: 'broad', parts: [] };
}

/** The figures of topics and communities. */
function figures(of: AudienceLog) {
  const { topics, communities } = tribeReport(runHere(analyse(of, { seed: 1 }, () => undefined)));
  return { topics: topics.map((topic) => ({ ...topic, terms: [] })), communities };
}

test('topics that the owner merges are estimated as if their posts had one topic', async () => {
  const settings = { ...SIMULATION_DEFAULTS, followers: 150, days: 45, labelPosts: true };
  const known = await audienceOf(simulateAudience(settings, seededRandom(5)).events);
  const merge: Correction = {
    kind: 'topic-merge',
    topics: [broadTopic('Rust')],
    into: broadTopic('Politics'),
  };
  const one = known.posts.map(({ topics = [], ...post }) => ({
    ...post,
    topics: topics.map(({ label, weight }) => ({
      label: label === 'Rust' ? 'Politics' : label,
      weight,
    })),
  }));
  const merged = figures({ ...known, corrections: [merge] });
  expect(merged.topics.some(({ cost }) => cost.unfollows !== null)).toBe(true);
  expect(merged).toEqual(figures({ ...known, posts: one }));
});
