import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../src/analysis/topics/find-topics.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import { parseLine } from '../../../src/model/parse-event.ts';
import { normalisedMutualInformation } from '../../../src/stats/normalised-mutual-information.ts';
import { type Random, seededRandom } from '../../../src/stats/random.ts';
import { mainTopics, numbered } from './main-topic.ts';

const folder = new URL('../../../data/tweet-topics/', import.meta.url);
const lines = (name: string): string[] =>
  readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');

const posts = lines('events.ndjson').flatMap((line): Post[] => {
  const parsed = parseLine(line);
  if ('rejection' in parsed) throw new Error(parsed.rejection);
  return parsed.event.type === 'post' ? [parsed.event] : [];
});
const labels = new Map(
  lines('labels.ndjson').map((line) => {
    const { id, labels: given } = JSON.parse(line) as { id: string; labels: string[] };
    return [id, given];
  }),
);

/** Of the labels of a tweet the rarest says most: half of all tweets are also daily life. */
function tellingLabels(): string[] {
  const uses = new Map<string, number>();
  for (const label of [...labels.values()].flat()) uses.set(label, (uses.get(label) ?? 0) + 1);
  return posts.map(
    ({ id }) =>
      labels.get(id)!.toSorted((a, b) => uses.get(a)! - uses.get(b)! || (a < b ? -1 : 1))[0]!,
  );
}

function shuffled(values: readonly number[], random: Random): number[] {
  const out = [...values];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** The agreement of topics with labels, and what the same topics dealt out at random would have. */
function agreement(topics: readonly number[], truth: readonly number[]) {
  const random = seededRandom(7);
  const chance = Array.from({ length: 200 }, () =>
    normalisedMutualInformation(shuffled(topics, random), truth),
  ).sort((a, b) => a - b);
  return {
    nmi: normalisedMutualInformation(topics, truth),
    chance: chance[100]!,
    chance975: chance[195]!,
  };
}

describe('200 tweets that people labelled, nobody having given topics', () => {
  const found = findTopics(posts);
  const main = [...mainTopics(found)];
  const truth = numbered(tellingLabels());

  it('all have their labels, and ids that no number could hold', () => {
    expect(posts).toHaveLength(200);
    expect(posts.every(({ id }) => labels.has(id) && BigInt(id) > 2n ** 53n)).toBe(true);
  });

  it.each([
    { name: 'all', of: () => true },
    { name: 'those not looked at while the method was made', of: (post: number) => post % 2 === 1 },
  ])('agree with people more than chance would: $name', ({ name, of }) => {
    const judged = posts.map((_, post) => post).filter((post) => of(post) && main[post]! >= 0);
    const { nmi, chance, chance975 } = agreement(
      judged.map((post) => main[post]!),
      judged.map((post) => truth[post]!),
    );
    console.info(
      `tweets, ${name}: NMI ${nmi.toFixed(3)}, by chance ${chance.toFixed(3)} (97.5%: ${chance975.toFixed(3)}); ` +
        `${judged.length} posts in ${new Set(judged.map((post) => main[post])).size} topics`,
    );
    expect(nmi).toBeGreaterThan(chance975);
  });

  it('make few topics, each with a label of words from its own posts', () => {
    expect(found.topics.length).toBeGreaterThanOrEqual(5);
    expect(found.topics.length).toBeLessThanOrEqual(25);
    for (const [topic, { label, terms, posts: count }] of found.topics.entries()) {
      expect(label).toBe(terms.slice(0, 3).join(' · '));
      const texts = posts
        .filter((_, post) => main[post] === topic)
        .map(({ text }) => text.toLowerCase());
      expect(texts.some((text) => text.includes(terms[0]!))).toBe(true);
      expect(count).toBeGreaterThan(0);
      expect(label).not.toMatch(/http|t\.co|&amp/);
    }
  });
});
