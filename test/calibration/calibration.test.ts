import { beforeAll, describe, expect, it } from 'vitest';
import * as figures from './calibration-figures.ts';
import { measureWorld, type WorldFigures } from './measure-world.ts';
import { drawWorldPlan } from './simulator/world-plan.ts';

/**
 * A few small worlds of the calibration, which `npm run calibrate` does in full. Bounds are loose:
 * what falls outside them is broken, not unlucky.
 */
describe('a few simulated worlds', () => {
  const worlds: WorldFigures[] = [];

  beforeAll(async () => {
    for (let index = 0; worlds.length < 7; index++) {
      const plan = drawWorldPlan(77, index);
      if (plan.followers <= 1500) worlds.push(await measureWorld(plan));
    }
  });

  it('hold what topics cost and bring within their intervals', () => {
    expect(figures.coverage(worlds, (topic) => topic.unfollows).value).toBeGreaterThan(0.8);
    expect(figures.coverage(worlds, (topic) => topic.follows).value).toBeGreaterThan(0.8);
  });

  it('find most large effects, none of them the wrong way round', () => {
    expect(figures.largeCalledRightly(worlds).value).toBeGreaterThan(0.5);
    expect(figures.largeCalledTheOpposite(worlds).value).toBe(0);
  });

  it('tell how many stay, however rarely anybody looked', () => {
    expect(Math.abs(figures.retentionAboveTruth(worlds).value)).toBeLessThan(0.03);
  });

  it('blame no topic where topics do nothing', () => {
    expect(worlds.filter(({ kind }) => kind.isNull).length).toBeGreaterThan(1);
    expect(figures.falseCalls(worlds).value).toBeLessThan(0.1);
  });

  it('tell follow-churners from others, and groups from each other', () => {
    expect(figures.followChurnerPrecision(worlds).value).toBeGreaterThan(0.5);
    expect(figures.followChurnerRecall(worlds).value).toBeGreaterThan(0.6);
    expect(figures.communitiesAgainstNaiveBayes(worlds).value).toBeGreaterThan(0.8);
  });
});
