import { runProgram } from './run-measured.ts';
import { atMost, type Target } from './target.ts';

const TEXTS = 20_000;
const MOST_SECONDS = 60;

/** Sentence vectors of as many posts as an account may have at its first report, start included. */
export async function benchVectors(): Promise<Target[]> {
  const { seconds, cpuSeconds } = await runProgram('vectors.bench.ts', String(TEXTS));
  console.log(`${TEXTS} vectors: ${cpuSeconds.toFixed(0)} s of processor time\n`);
  return [atMost(`time of ${TEXTS} sentence vectors`, MOST_SECONDS, seconds, ' s')];
}
