import { expect, it } from 'vitest';
import { drawWorldPlan } from '../simulator/world-plan.ts';
import { type DownloadFigures, measureDownload } from './measure-download.ts';
import { attractsFalsely, attractsRightly, lastingCoverage } from './download-table.ts';

/**
 * A few of the worlds of `npm run calibrate:one-download`. Bounds are loose: what falls outside them
 * is broken, not unlucky.
 */
it('finds in one download which topics attracted followers who stay', async () => {
  const worlds: DownloadFigures[] = [];
  for (let index = 0; worlds.length < 6; index++) {
    const plan = drawWorldPlan(9, index);
    if (plan.followers <= 1500 && plan.days < 300) worlds.push(await measureDownload(plan));
  }
  expect(lastingCoverage(worlds).value).toBeGreaterThan(0.85);
  expect(attractsFalsely(worlds).value).toBeLessThan(0.1);
  expect(attractsRightly(worlds).value).toBeGreaterThan(0.4);
});
