import { parseArgs } from 'node:util';
import type { SentenceVectors } from '../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { printTable } from '../../bench/markdown-table.ts';
import { mean, standardDeviation } from './spread.ts';
import { numbered } from '../../analysis/topics/main-topic.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { type Agreement, agreement } from './agreement.ts';
import { type LabelledTexts, labelledTexts } from './labelled-texts.ts';
import { shuffled } from './shuffled.ts';
import { vectorsKept } from './vectors-kept.ts';
import { type BesidePlanted, besidePlanted } from './simulated-audiences.ts';
import { bySetting, SETTINGS, type Setting, type Task, WAYS, YARDSTICK } from './ways.ts';

const MEASURES = ['topics', 'AMI', '±', 'ARI', '±', 'NMI', '±'];

/**
 * Holds found topics to account: how far they agree with what people call short texts of five kinds,
 * beside what anybody would try first, and how far a report that finds them agrees with one that has
 * the planted ones. `npm run calibrate:topics` prints Markdown. The first time it fetches packages
 * and makes some 20,000 vectors: about two minutes.
 *
 * Options: --part NAME for one of the parts, --audiences FIRST-LAST for the seeds of simulated ones.
 */
const { values } = parseArgs({
  options: { part: { type: 'string' }, audiences: { type: 'string', default: '1001-1020' } },
});
const [firstAudience, lastAudience] = values.audiences.split('-').map(Number);
const AUDIENCES = Array.from(
  { length: lastAudience - firstAudience + 1 },
  (_, k) => firstAudience + k,
);

const SEEDS = 10;
const SIZES = [200, 800];
const SPLITS = 10;
const HALF = 100;

const PARTS: Record<string, () => Promise<void>> = { yardsticks, halves, sizes, audiences };

if (values.part !== undefined && !(values.part in PARTS)) {
  throw new Error(`There is no part ${values.part}, only ${Object.keys(PARTS).join(', ')}.`);
}
for (const name of values.part === undefined ? Object.keys(PARTS) : [values.part]) {
  await PARTS[name]();
}

/** The labelled texts, with their vectors. */
async function labelled(): Promise<{ sets: LabelledTexts[]; vectors: SentenceVectors }> {
  const sets = labelledTexts();
  return { sets, vectors: await vectorsKept(sets.flatMap(({ posts }) => posts)) };
}

async function yardsticks(): Promise<void> {
  const { sets, vectors } = await labelled();
  console.log('## Beside k-means on the same vectors\n');
  printTable(
    ['texts', 'posts', 'way', ...MEASURES, 'AMI / k-means', 'ARI / k-means', 'NMI / k-means'],
    sets.flatMap((set) => besideYardsticks(set, vectors)),
  );
}

async function halves(): Promise<void> {
  const { sets, vectors } = await labelled();
  console.log('## Chosen on one half, scored on the other\n');
  printTable(
    ['texts', 'as it is', 'chosen on the other half', 'k-means', '± of splits'],
    sets.map((set) => onHalves(set, vectors)),
  );
}

async function sizes(): Promise<void> {
  const { sets, vectors } = await labelled();
  console.log('## Sizes, all kinds of texts mixed\n');
  printTable(['texts', 'posts', 'way', ...MEASURES], mixedSizes(sets, vectors));
}

async function audiences(): Promise<void> {
  console.log('## Simulated audiences without given topics\n');
  printTable(
    ['seed', 'broad', 'fine', 'ARI, broad', 'ARI, fine', 'verdicts', 'same', 'share'],
    await simulatedAudiences(),
  );
}

function besideYardsticks(set: LabelledTexts, vectors: SentenceVectors): string[][] {
  return SIZES.filter((size) => size <= set.posts.length).flatMap((size) => {
    const found = measure({ set, vectors }, size, SEEDS, WAYS);
    return [...found].map(([way, agreements]) => {
      const yardstick = YARDSTICK[way] && found.get(YARDSTICK[way]);
      const ratio = (of: keyof Agreement): string =>
        yardstick ? (meanOf(agreements, of) / meanOf(yardstick, of)).toFixed(2) : '';
      const ratios = [ratio('ami'), ratio('ari'), ratio('nmi')];
      return [set.name, String(size), way, ...cells(agreements), ...ratios];
    });
  });
}

interface Read {
  set: LabelledTexts;
  vectors: SentenceVectors;
}

function measure(
  read: Read,
  size: number,
  draws: number,
  ways: Record<string, (task: Task) => number[]>,
): Map<string, Agreement[]> {
  const found = new Map(Object.keys(ways).map((way) => [way, [] as Agreement[]]));
  for (let draw = 0; draw < draws; draw++) {
    const random = seededRandom(draw + 1);
    const { task, labels } = drawnTask(read, size, draw + 1);
    for (const [way, group] of Object.entries(ways)) {
      found.get(way)!.push(agreement(group({ ...task, random }), labels));
    }
  }
  return found;
}

function drawnTask(read: Read, size: number, seed: number): { task: Task; labels: number[] } {
  const random = seededRandom(seed);
  const drawn = shuffled([...read.set.posts.keys()], random).slice(0, size);
  return taskOf(read, drawn, seed);
}

function taskOf(
  { set, vectors }: Read,
  chosen: readonly number[],
  seed: number,
): { task: Task; labels: number[] } {
  const posts = chosen.map((post) => set.posts[post]!);
  const labels = numbered(chosen.map((post) => set.labels[post]!));
  return { task: { posts, vectors, random: seededRandom(seed) }, labels };
}

function meanOf(agreements: readonly Agreement[], of: keyof Agreement): number {
  return mean(agreements.map((agreement) => agreement[of]));
}

/** The number of topics, and each measure with its standard deviation over seeds. */
function cells(agreements: readonly Agreement[]): string[] {
  const spread = (of: keyof Agreement): string =>
    agreements.length > 1
      ? standardDeviation(agreements.map((agreement) => agreement[of])).toFixed(3)
      : '';
  return [
    meanOf(agreements, 'topics').toFixed(1),
    ...(['ami', 'ari', 'nmi'] as const).flatMap((of) => [
      meanOf(agreements, of).toFixed(3),
      spread(of),
    ]),
  ];
}

/** The AMI of 100 posts, with the setting that was best for 100 others. */
function onHalves(set: LabelledTexts, vectors: SentenceVectors): string[] {
  const scores = { fixed: [] as number[], chosen: [] as number[], kMeans: [] as number[] };
  for (let split = 1; split <= SPLITS; split++) {
    const order = shuffled([...set.posts.keys()], seededRandom(split));
    const first = taskOf({ set, vectors }, order.slice(0, HALF), split);
    const second = taskOf({ set, vectors }, order.slice(HALF, 2 * HALF), split);
    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const score = (group: number[]): number => agreement(group, own.labels).ami;
      scores.fixed.push(score(WAYS.fine(own.task)));
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
    score: agreement(bySetting(setting, task), labels).ami,
  }));
  return scored.sort((a, b) => b.score - a.score)[0]!.setting;
}

/** Labels of different kinds of texts are different labels, though some mean the same. */
function mixedSizes(sets: readonly LabelledTexts[], vectors: SentenceVectors): string[][] {
  const all: LabelledTexts = {
    name: 'mixed',
    posts: sets.flatMap(({ posts, name }) =>
      posts.map((post) => ({ ...post, id: `${name} ${post.id}` })),
    ),
    labels: sets.flatMap(({ labels, name }) => labels.map((label) => `${name} ${label}`)),
  };
  const { fine, broad, 'fine, by words': byWords } = WAYS;
  const ways = { fine, broad, 'fine, by words': byWords };
  return [100, 200, 800, all.posts.length].flatMap((size) =>
    [...measure({ set: all, vectors }, size, size < 1000 ? 3 : 1, ways)].map(
      ([way, agreements]) => ['mixed', String(size), way, ...cells(agreements)],
    ),
  );
}

/** A line for each audience, and one for all. */
async function simulatedAudiences(): Promise<string[][]> {
  const found: BesidePlanted[] = [];
  for (const seed of AUDIENCES) found.push(await besidePlanted(seed));
  const verdicts = found.reduce((sum, audience) => sum + audience.verdicts, 0);
  const same = found.reduce((sum, audience) => sum + audience.same, 0);
  const all: BesidePlanted = {
    broad: mean(found.map(({ broad }) => broad)),
    fine: mean(found.map(({ fine }) => fine)),
    ari: {
      broad: mean(found.map(({ ari }) => ari.broad)),
      fine: mean(found.map(({ ari }) => ari.fine)),
    },
    verdicts,
    same,
  };
  return [
    ...found.map((audience, at) => audienceRow(String(AUDIENCES[at]), audience)),
    audienceRow('all', all),
  ];
}

function audienceRow(name: string, audience: BesidePlanted): string[] {
  const { broad, fine, ari, verdicts, same } = audience;
  return [
    name,
    ...[broad, fine].map((count) => count.toFixed(Number.isInteger(count) ? 0 : 1)),
    ari.broad.toFixed(3),
    ari.fine.toFixed(3),
    String(verdicts),
    String(same),
    (same / verdicts).toFixed(2),
  ];
}
