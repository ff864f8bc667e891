import { measureWorld } from './measure-world.ts';
import { drawWorldPlan } from './simulator/world-plan.ts';

/** Measures the worlds that the parent process asks for, one at a time. */
process.on('message', async ({ seed, index }: { seed: number; index: number }) => {
  const figures = await measureWorld(drawWorldPlan(seed, index));
  process.send!({ index, figures });
});
