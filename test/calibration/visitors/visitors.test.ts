import { expect, it } from 'vitest';
import { withVisitors } from '../simulator/visitors.ts';
import { drawWorldPlan } from '../simulator/world-plan.ts';
import { type JudgedVisitors, measureVisitors } from './measure-visitors.ts';
import { precision, recall } from './visitors-table.ts';

/**
 * A few of the worlds of `npm run calibrate:visitors`, with profiles. Bounds are loose: what
 * falls outside them is broken, not unlucky.
 */
it('learns from profiles which one-time visitors are follow churners', async () => {
  const worlds: JudgedVisitors[] = [];
  for (let index = 0; worlds.length < 4; index++) {
    const plan = withVisitors(drawWorldPlan(9, index));
    const isCheap = plan.followers <= 2000 && plan.watch !== 'weekly';
    if (isCheap && plan.profilesRead > 0 && plan.followChurners.perYear > 0.03)
      worlds.push(await measureVisitors(plan));
  }
  expect(precision(worlds).value).toBeGreaterThan(0.8);
  expect(recall(worlds).value).toBeGreaterThan(0.65);
});
