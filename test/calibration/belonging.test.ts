import { expect, it } from 'vitest';
import { precision, recall } from './belonging-table.ts';
import { type JudgedCommunity, measureBelonging } from './measure-belonging.ts';
import { withBelonging } from './simulator/belonging.ts';
import { drawWorldPlan } from './simulator/world-plan.ts';

/**
 * A few of the worlds of `npm run calibrate:tribes`. Bounds are loose: what falls outside them is
 * broken, not unlucky.
 */
it('most communities called tribes are, and most that are get called so', async () => {
  const worlds: JudgedCommunity[][] = [];
  for (let index = 0; worlds.length < 4; index++) {
    const plan = drawWorldPlan(5, index);
    const isCheap = plan.followers >= 1000 && plan.followers <= 2000 && plan.watch !== 'daily';
    if (isCheap) worlds.push(await measureBelonging(withBelonging(plan)));
  }
  expect(worlds.flat().filter(({ belongs }) => belongs).length).toBeGreaterThan(3);
  expect(precision(worlds).value).toBeGreaterThan(0.6);
  expect(recall(worlds).value).toBeGreaterThan(0.5);
});
