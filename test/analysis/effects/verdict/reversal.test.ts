import { expect, test } from 'vitest';
import { analyse } from '../../../../src/analysis/analyse.ts';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { reportExporters } from '../../../../src/formats/registry.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { PLAIN } from '../../../../src/formats/text/palette.ts';
import { tribeReport } from '../../../../src/views/report/tribe-report.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';

const DAYS = 150;
const days = seededRandom(3);
/** The days with a post on each topic. */
const ON = Array.from({ length: DAYS }, () => ({ Politics: days() < 0.35, Tea: days() < 0.35 }));

/** Communities, and by how much politics changes the hazard of leaving in each. */
const COMMUNITIES = [
  { words: ['football', 'goals', 'stadium', 'league'], people: 1500, factor: 4 },
  { words: ['baking', 'bread', 'sourdough', 'oven'], people: 300, factor: 0.2 },
  { words: ['sailing', 'boats', 'harbour', 'wind'], people: 300, factor: 0.2 },
  { words: ['chess', 'openings', 'endgames', 'gambits'], people: 300, factor: 0.2 },
];
const HAZARD = 0.004;

function* events(): Generator<object> {
  const random = seededRandom(11);
  yield ACCOUNT;
  for (const community of COMMUNITIES) {
    for (let p = 0; p < community.people; p++) {
      const id = `${community.words[0]}${p}`;
      const words = community.words.filter(() => random() < 0.8);
      yield { type: 'person', id, bio: words.join(', ') };
      yield { type: 'follow', person: id, before: day(0) };
      for (let d = 0; d < DAYS; d++) {
        if (random() > HAZARD * (ON[d]!.Politics ? community.factor : 1)) continue;
        yield { type: 'unfollow', person: id, at: day(d + random()), reason: 'unfollowed' };
        break;
      }
    }
  }
  for (let d = 0; d < DAYS; d++) {
    for (const [topic, isOn] of Object.entries(ON[d]!)) {
      const post = { id: `${topic}${d}`, at: day(d), text: `About ${topic}`, topics: [topic] };
      if (isOn) yield { type: 'post', ...post };
    }
  }
}

/** A report without its markup and line breaks. */
const plain = (text: string): string =>
  text.replaceAll(/<[^>]*>|\*|\\/g, '').replaceAll(/\s+/g, ' ');

test('the report says that a topic costs one large community and keeps three others', async () => {
  const log = await audienceOf(events());
  const report = tribeReport(runHere(analyse(log, { seed: 1 }, () => undefined)));
  const [politics, tea] = ['Politics', 'Tea'].map((label) =>
    report.topics.find((topic) => topic.label === label)!,
  );
  expect(politics!.cost.verdict).toBe('costs');
  const { communities, of } = politics!.cost.reversal!;
  expect([communities.length, of]).toEqual([3, 4]);
  const keeps = politics!.cost.byCommunity.filter(({ unfollows }) => unfollows.high < 0);
  expect(communities).toEqual(keeps.map(({ community }) => community));
  expect(tea!.cost.reversal).toBeNull();

  const said =
    'Politics costs you followers overall, but keeps followers in 3 of the 4 communities with enough evidence.';
  const { text, md, html } = reportExporters;
  for (const written of [
    text(report, { columns: 100, palette: PLAIN }),
    md(report),
    html(report),
  ]) {
    expect(plain(written)).toContain(said);
  }
});
