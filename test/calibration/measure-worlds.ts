import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { WorldFigures } from './measure-world.ts';
import { drawWorldPlan } from './simulator/world-plan.ts';

const PROGRAM = new URL('./world-process.ts', import.meta.url);

/**
 * Measures worlds 0..count-1 in as many processes as told, the largest first.
 *
 * @param onDone told after each how many are done.
 */
export async function measureWorlds(
  seed: number,
  count: number,
  processes: number,
  onDone: (done: number) => void,
): Promise<WorldFigures[]> {
  const work = (index: number): number => {
    const { followers, days } = drawWorldPlan(seed, index);
    return followers * days;
  };
  const waiting = Array.from({ length: count }, (_, index) => index);
  waiting.sort((a, b) => work(b) - work(a) || a - b);
  const measured: WorldFigures[] = [];
  let done = 0;
  const keepBusy = async (child: ChildProcess): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      child.send({ seed, index });
      measured[index] = await answer(child);
      onDone(++done);
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, () => keepBusy(fork(PROGRAM))));
  return measured;
}

async function answer(child: ChildProcess): Promise<WorldFigures> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`a world could not be measured: its process ended with ${code}`);
      }),
    ]);
    return (message as { figures: WorldFigures }).figures;
  } finally {
    ended.abort();
  }
}
