import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { audienceOf } from '../../support/audience-of.ts';
import { simulateWorld } from '../simulator/simulate-world.ts';
import type { WorldPlan } from '../simulator/world-plan.ts';

/** Who is called a follow churner in one world, next to who is one. */
export interface JudgedVisitors {
  plan: WorldPlan;
  called: number;
  right: number;
  /** Follow churners seen to come and to leave, and those of them who are called. */
  planted: number;
  found: number;
}

export async function measureVisitors(plan: WorldPlan): Promise<JudgedVisitors> {
  const { events, truth } = simulateWorld(plan);
  const { followChurner, log } = followAudience(await audienceOf(events));
  const called = new Set(log.people.ids.filter((_, person) => followChurner[person] === 1));
  const calledOf = (ids: readonly string[]): number => ids.filter((id) => called.has(id)).length;
  return {
    plan,
    called: called.size,
    right: calledOf(truth.followChurners),
    planted: truth.followChurnersSeenToLeave.length,
    found: calledOf(truth.followChurnersSeenToLeave),
  };
}
