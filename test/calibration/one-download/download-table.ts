import { type MonteCarlo, ratioOver } from '../monte-carlo.ts';
import type { DownloadFigures } from './measure-download.ts';

type Worlds = readonly DownloadFigures[];

/** Topics that truly attracted this many current followers are expected to be found. */
const MANY = 50;

/** Share of the intervals of lasting follows that contain the truth. */
export function lastingCoverage(worlds: Worlds): MonteCarlo {
  return ratioOver(
    worlds.map(({ topics }) => {
      const given = topics.flatMap(({ lasting: { truth, estimate } }) =>
        estimate === null ? [] : [estimate.low <= truth && truth <= estimate.high],
      );
      return { part: given.filter(Boolean).length, whole: given.length };
    }),
  );
}

/** Share of the topics called `attracts` where topics do nothing. */
export function attractsFalsely(worlds: Worlds): MonteCarlo {
  return attracts(worlds.filter(({ isNull }) => isNull));
}

/** Share of the topics with many lasting follows that are called `attracts`. */
export function attractsRightly(worlds: Worlds): MonteCarlo {
  return attracts(
    worlds.map(({ isNull, topics }) => ({
      isNull,
      topics: topics.filter(({ lasting }) => lasting.truth >= MANY),
    })),
  );
}

function attracts(worlds: Worlds): MonteCarlo {
  return ratioOver(
    worlds.map(({ topics }) => ({
      part: topics.filter(({ verdict }) => verdict === 'attracts').length,
      whole: topics.length,
    })),
  );
}
