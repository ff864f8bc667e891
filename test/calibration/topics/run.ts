import { printTable } from '../../bench/markdown-table.ts';
import { mean, standardDeviation } from './spread.ts';
import { numbered } from '../../analysis/topics/main-topic.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { SentenceVectors } from '../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { type Agreement, agreement } from './agreement.ts';
import { type LabelledTexts, labelledTexts } from './labelled-texts.ts';
import { shuffled } from './shuffled.ts';
import { vectorsKept } from './vectors-kept.ts';
import { bySetting, SETTINGS, type Setting, type Task, WAYS } from './ways.ts';

/**
 * Holds the topics of posts to account: how far they agree with what people call short texts of
 * five kinds, beside what anybody would try first. `npm run calibrate:topics` prints Markdown.
 * The first time it fetches packages and makes 5,000 vectors: some five minutes.
 */
const sets = labelledTexts();
const vectors = new Map(
  (await Promise.all(sets.map(({ posts }) => vectorsKept(posts)))).flatMap((of) => [...of]),
) as SentenceVectors;

const SPLITS = 10;
const HALF = 100;
const MEASURES = ['texts', 'posts', 'way', 'topics', 'NMI', 'corrected', '± of draws'];

console.log('## Beside yardsticks\n');
printTable(
  [...MEASURES, 'NMI / k-means'],
  sets.flatMap((set) => besideYardsticks(set)),
);
console.log('## Chosen on one half, scored on the other\n');
printTable(
  ['texts', 'as it is', 'chosen on the other half', 'k-means', '± of splits'],
  sets.map((set) => onHalves(set)),
);
console.log('## Sizes, all kinds of texts mixed\n');
printTable(MEASURES, mixedSizes());

function besideYardsticks(set: LabelledTexts): string[][] {
  return [100, 200, 800]
    .filter((size) => size <= set.posts.length)
    .flatMap((size) => {
      const draws = size === set.posts.length ? 1 : Math.max(3, Math.round(1000 / size));
      const found = measure(set, size, draws, WAYS);
      const yardstick = mean(found.get('k-means')!.map(({ nmi }) => nmi));
      return [...found].map(([way, agreements]) => [
        set.name,
        String(size),
        way,
        ...cells(agreements),
        (mean(agreements.map(({ nmi }) => nmi)) / yardstick).toFixed(2),
      ]);
    });
}

function measure(
  set: LabelledTexts,
  size: number,
  draws: number,
  ways: Record<string, (task: Task) => number[]>,
): Map<string, Agreement[]> {
  const found = new Map(Object.keys(ways).map((way) => [way, [] as Agreement[]]));
  for (let draw = 0; draw < draws; draw++) {
    const random = seededRandom(draw + 1);
    const { task, labels } = drawnTask(set, size, draw + 1);
    for (const [way, group] of Object.entries(ways)) {
      found.get(way)!.push(agreement(group({ ...task, random }), labels));
    }
  }
  return found;
}

function drawnTask(
  set: LabelledTexts,
  size: number,
  seed: number,
): { task: Task; labels: number[] } {
  const random = seededRandom(seed);
  const drawn = shuffled([...set.posts.keys()], random).slice(0, size);
  return taskOf(set, drawn, seed);
}

function taskOf(
  set: LabelledTexts,
  chosen: readonly number[],
  seed: number,
): { task: Task; labels: number[] } {
  const posts = chosen.map((post) => set.posts[post]!);
  const labels = numbered(chosen.map((post) => set.labels[post]!));
  return { task: { posts, vectors, random: seededRandom(seed) }, labels };
}

function cells(agreements: readonly Agreement[]): string[] {
  return [
    mean(agreements.map(({ topics }) => topics)).toFixed(0),
    mean(agreements.map(({ nmi }) => nmi)).toFixed(3),
    mean(agreements.map(({ corrected }) => corrected)).toFixed(3),
    agreements.length > 1
      ? standardDeviation(agreements.map(({ corrected }) => corrected)).toFixed(3)
      : '',
  ];
}

/** The corrected agreement of 100 posts, with the setting that was best for 100 others. */
function onHalves(set: LabelledTexts): string[] {
  const scores = { fixed: [] as number[], chosen: [] as number[], kMeans: [] as number[] };
  for (let split = 1; split <= SPLITS; split++) {
    const order = shuffled([...set.posts.keys()], seededRandom(split));
    const first = taskOf(set, order.slice(0, HALF), split);
    const second = taskOf(set, order.slice(HALF, 2 * HALF), split);
    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const score = (group: number[]): number => agreement(group, own.labels).corrected;
      scores.fixed.push(score(WAYS.ours(own.task)));
      scores.chosen.push(score(bySetting(bestSetting(other), own.task)));
      scores.kMeans.push(score(WAYS['k-means'](own.task)));
    }
  }
  const columns = [scores.fixed, scores.chosen, scores.kMeans].map((of) => mean(of).toFixed(3));
  return [set.name, ...columns, standardDeviation(scores.fixed).toFixed(3)];
}

function bestSetting({ task, labels }: { task: Task; labels: number[] }): Setting {
  const scored = SETTINGS.map((setting) => ({
    setting,
    score: agreement(bySetting(setting, task), labels).corrected,
  }));
  return scored.sort((a, b) => b.score - a.score)[0]!.setting;
}

/** Labels of different kinds of texts are different labels, though some mean the same. */
function mixedSizes(): string[][] {
  const all: LabelledTexts = {
    name: 'mixed',
    posts: sets.flatMap(({ posts, name }) =>
      posts.map((post) => ({ ...post, id: `${name} ${post.id}` })),
    ),
    labels: sets.flatMap(({ labels, name }) => labels.map((label) => `${name} ${label}`)),
  };
  const { ours, 'ours, by words': byWords } = WAYS;
  return [100, 200, 800, all.posts.length].flatMap((size) =>
    [...measure(all, size, size < 1000 ? 3 : 1, { ours, 'by words': byWords })].map(
      ([way, agreements]) => ['mixed', String(size), way, ...cells(agreements)],
    ),
  );
}
