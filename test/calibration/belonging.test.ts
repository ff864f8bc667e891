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
  for (let index = 0; worlds.length < 3; index++) {
    const plan = drawWorldPlan(5, index);
    const isCheap = plan.followers >= 600 && plan.followers <= 1300 && plan.watch !== 'daily';
    if (isCheap) worlds.push(await measureBelonging(withBelonging(plan)));
  }
  expect(worlds.flat().filter(({ belongs }) => belongs).length).toBeGreaterThan(2);
  expect(precision(worlds).value).toBeGreaterThan(0.6);
  expect(recall(worlds).value).toBeGreaterThan(0.5);
});
