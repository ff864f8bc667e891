import { normalQuantile } from '../../src/stats/normal-distribution.ts';
import type { Figure, TopicFigures, WorldFigures } from './measure-world.ts';
import { type MonteCarlo, ratioOfMedians, ratioOver } from './monte-carlo.ts';

/** Effects on at least so many departures are expected to be called rightly. */
const LARGE = 100;

/** Share of the intervals given that hold the truth. */
export function coverage(
  worlds: readonly WorldFigures[],
  of: (topic: TopicFigures) => Figure,
): MonteCarlo {
  return ratioOver(
    worlds.map(({ topics }) => {
      const given = topics.map(of).filter(({ estimate }) => estimate !== null);
      return { part: given.filter(isHeld).length, whole: given.length };
    }),
  );
}

function isHeld({ truth, estimate }: Figure): boolean {
  return estimate!.low <= truth && truth <= estimate!.high;
}

/** By how much the share said to follow 90 days after coming is above the true one. */
export function retentionAboveTruth(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOver(
    worlds
      .map(({ retention90 }) => retention90)
      .filter(({ truth, estimate }) => estimate !== null && Number.isFinite(truth))
      .map(({ truth, estimate }) => ({ part: estimate!.estimate - truth, whole: 1 })),
  );
}

/** Share of the topics that are given an interval at all. */
export function intervalsGiven(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOver(
    worlds.map(({ topics }) => ({
      part: topics.filter(({ unfollows }) => unfollows.estimate !== null).length,
      whole: topics.length,
    })),
  );
}

/** Share of the topics called anything in worlds in which they do nothing. */
export function falseCalls(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOver(
    worlds
      .filter(({ kind }) => kind.isNull)
      .map(({ topics }) => ({
        part: topics.filter(
          ({ cost, growth }) => cost === 'costs' || cost === 'keeps' || growth === 'attracts',
        ).length,
        whole: topics.length,
      })),
  );
}

/** Share of the large effects on leaving that are called by their right name. */
export function largeCalledRightly(worlds: readonly WorldFigures[]): MonteCarlo {
  return ofLarge(
    worlds,
    ({ unfollows, cost }) => cost === (unfollows.truth > 0 ? 'costs' : 'keeps'),
  );
}

/** Share of them called the opposite of what they are. */
export function largeCalledTheOpposite(worlds: readonly WorldFigures[]): MonteCarlo {
  return ofLarge(
    worlds,
    ({ unfollows, cost }) => cost === (unfollows.truth > 0 ? 'keeps' : 'costs'),
  );
}

/** Share of them seen by somebody who knows the causes' shape and asks of one topic alone, at 5%. */
export function largeSeenByTheKnowing(worlds: readonly WorldFigures[]): MonteCarlo {
  return ofLarge(worlds, ({ unfollows, knowing }) => knowing * Math.sign(unfollows.truth) > Z_95);
}

const Z_95 = normalQuantile(0.975);

function ofLarge(
  worlds: readonly WorldFigures[],
  isCalled: (topic: TopicFigures) => boolean,
): MonteCarlo {
  return ratioOver(
    worlds.map(({ topics }) => {
      const large = topics.filter(({ unfollows }) => Math.abs(unfollows.truth) >= LARGE);
      return { part: large.filter(isCalled).length, whole: large.length };
    }),
  );
}

/** Median distance of the attributable unfollows from the truth, over that of the plain regression. */
export function errorAgainstPlain(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOfMedians(
    worlds.map(({ topics }) => {
      const given = topics.filter(({ unfollows }) => unfollows.estimate !== null);
      return {
        own: given.map(({ unfollows }) => Math.abs(unfollows.estimate!.estimate - unfollows.truth)),
        other: given.map(({ unfollows, plain }) => Math.abs(plain - unfollows.truth)),
      };
    }),
  );
}

export function followChurnerPrecision(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOver(
    worlds.map(({ followChurners }) => ({
      part: followChurners.right,
      whole: followChurners.called,
    })),
  );
}

/** Of those of whom a visit was seen from its beginning to its end. */
export function followChurnerRecall(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOver(
    worlds.map(({ followChurners }) => ({
      part: followChurners.rightSeenToLeave,
      whole: followChurners.plantedSeenToLeave,
    })),
  );
}

/** Agreement of the tribes with the planted groups, over that of naive Bayes. */
export function communitiesAgainstNaiveBayes(worlds: readonly WorldFigures[]): MonteCarlo {
  return ratioOver(
    worlds.map(({ communities }) => ({ part: communities.found, whole: communities.byNaiveBayes })),
  );
}
