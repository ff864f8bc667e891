import { runHere } from '../../src/analysis/heavy-work.ts';
import type { Analysis } from '../../src/analysis/result.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import { tribeReport } from '../../src/views/report/tribe-report.ts';
import type { GrowthVerdict, CostVerdict, Estimate } from '../../src/model/report.ts';
import { adjustedRandIndex } from '../support/yardsticks/adjusted-rand-index.ts';
import { audienceOf } from '../support/audience-of.ts';
import { simulateWorld } from './simulator/simulate-world.ts';
import { personId, START } from './simulator/events.ts';
import type { Watch, WorldPlan } from './simulator/world-plan.ts';
import { countedDays } from './yardsticks/counted-days.ts';
import { knowingScores } from './yardsticks/knowing-poisson.ts';
import { groupsByNaiveBayes } from './yardsticks/naive-bayes.ts';
import { plainAttributable } from './yardsticks/plain-poisson.ts';

/** What the report on one world says, next to what is true. */
export interface WorldFigures {
  seed: number;
  kind: WorldKind;
  topics: TopicFigures[];
  followChurners: {
    called: number;
    right: number;
    planted: number;
    plantedSeenToLeave: number;
    rightSeenToLeave: number;
  };
  /** Adjusted Rand indices against the planted groups. */
  communities: { found: number; byNaiveBayes: number };
  /** Of all who came while watched. */
  retention90: Figure;
  departures: number;
  dispersion: number | null;
  halfLifeDays: { planted: number; found: Estimate | null };
  seconds: number;
}

/** By what the table is broken down. */
export interface WorldKind {
  watch: Watch;
  followers: number;
  isNull: boolean;
  isTroubled: boolean;
  isTogether: boolean;
}

export interface TopicFigures {
  label: string;
  unfollows: Figure;
  follows: Figure;
  /** Attributable unfollows by the plain regression. */
  plain: number;
  /** Standard errors that the effect is from 0 for somebody who knows the causes' shape. */
  knowing: number;
  cost: CostVerdict;
  growth: GrowthVerdict;
}

export interface Figure {
  truth: number;
  estimate: Estimate | null;
}

/** Simulates a world, imports it as a user would, and compares its report with the truth. */
export async function measureWorld(plan: WorldPlan): Promise<WorldFigures> {
  const began = performance.now();
  const world = simulateWorld(plan);
  const analysis = runHere(analyse(await audienceOf(world.events), { seed: 1 }, () => undefined));
  const report = tribeReport(analysis);
  const counted = countedDays(analysis.audience, START);
  const plain = plainAttributable(world.lived, counted);
  const knowing = knowingScores(world.lived, counted);
  const called = new Set(report.audience.followChurnerIds);
  const rightOf = (ids: readonly string[]): number => ids.filter((id) => called.has(id)).length;
  const { followChurners, followChurnersSeenToLeave } = world.truth;
  return {
    seed: plan.seed,
    kind: {
      watch: plan.watch,
      followers: plan.followers,
      isNull: plan.isNull,
      isTroubled: plan.isTroubled,
      isTogether: plan.together >= 0.4,
    },
    topics: world.truth.topics.flatMap(({ label, unfollows, follows }, k) => {
      const told = report.topics.find((topic) => topic.label === label);
      return told === undefined
        ? []
        : [
            {
              label,
              unfollows: { truth: unfollows, estimate: told.cost.unfollows },
              follows: { truth: follows, estimate: told.growth.follows },
              plain: plain[k],
              knowing: knowing[k],
              cost: told.cost.verdict,
              growth: told.growth.verdict,
            },
          ];
    }),
    followChurners: {
      called: called.size,
      right: rightOf(followChurners),
      planted: followChurners.length,
      plantedSeenToLeave: followChurnersSeenToLeave.length,
      rightSeenToLeave: rightOf(followChurnersSeenToLeave),
    },
    communities: communitiesAgainstGroups(world.lived, analysis),
    retention90: { truth: world.truth.retention90, estimate: report.audience.retention90 },
    departures: report.evidence.departures,
    dispersion: report.evidence.dispersion,
    halfLifeDays: { planted: plan.halfLifeDays, found: report.evidence.halfLifeDays },
    seconds: (performance.now() - began) / 1000,
  };
}

/** Over the people of whom some interest is known. Those in no tribe count as one more. */
function communitiesAgainstGroups(
  lived: ReturnType<typeof simulateWorld>['lived'],
  { log, partition }: Analysis,
): WorldFigures['communities'] {
  const number = new Map(log.people.ids.map((id, person) => [id, person]));
  const known = [...lived.people.keys()].filter(
    (who) => lived.profiles[who].words.length > 0 && number.has(personId(who)),
  );
  const planted = known.map((who) => lived.people[who].group);
  const byNaiveBayes = groupsByNaiveBayes(lived);
  return {
    found: adjustedRandIndex(
      planted,
      known.map((who) => partition.community[number.get(personId(who))!]),
    ),
    byNaiveBayes: adjustedRandIndex(
      planted,
      known.map((who) => byNaiveBayes[who]),
    ),
  };
}
