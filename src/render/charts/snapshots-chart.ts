import type { ChurnPage } from '../../model/pages/churn-page.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../wording/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { readableNote } from '../wording/readable-label.ts';
import { chart, line, mark, text } from './chart.ts';
import { linearScale } from './scale.ts';

const LEFT = 52;
const RIGHT = 14;
const TOP = 20;
const PLOT = 130;
const HEIGHT = TOP + PLOT + 24;
const FEWEST = 2;

/**
 * Every reading of the follower list as a dot at the length it had: filled where it was believed,
 * open where it was held back. `null` where there are too few for a picture.
 */
export function snapshotsChart(
  snapshots: readonly Omit<ChurnPage['snapshots'][number], 'ownerBelieves'>[],
): Markup | null {
  if (snapshots.length < FEWEST) return null;
  const figures = {
    name: 'snapshots',
    columns: ['at', 'followers', 'complete', 'held_back_because'],
    rows: snapshots.map(({ at, followers, complete, held }) => [
      at,
      followers,
      String(complete),
      held,
    ]),
  };
  return chart('Readings of the follower list', figures, (width) => {
    const times = snapshots.map(({ at }) => Date.parse(at));
    const counts = snapshots.map(({ followers }) => followers);
    const time = linearScale(
      {
        least: times[0],
        most: Math.max(times.at(-1)!, times[0] + 1),
        start: LEFT,
        end: width - RIGHT,
      },
      1,
    );
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const scale = linearScale(
      { least, most: Math.max(most, least + 1), start: TOP + PLOT, end: TOP },
      3,
    );
    return {
      height: HEIGHT,
      shapes: [
        text('axis', 0, 10, 'followers read'),
        ...scale.ticks.flatMap((tick) => [
          line('grid', LEFT, scale.place(tick), width - RIGHT, scale.place(tick)),
          text('tick', LEFT - 8, scale.place(tick) + 4, writeCount(tick), 'end'),
        ]),
        text('tick', LEFT, HEIGHT - 4, writeDay(snapshots[0].at)),
        text('tick', width - RIGHT, HEIGHT - 4, writeDay(snapshots.at(-1)!.at), 'end'),
        ...snapshots
          .filter(({ held }) => held === null)
          .map(({ at, followers }) =>
            element('circle', {
              class: 'believed',
              cx: time.place(Date.parse(at)),
              cy: scale.place(followers),
              r: 2.2,
            }),
          ),
        ...snapshots
          .filter(({ held }) => held !== null)
          .map(({ at, followers, held }) =>
            mark(
              'held',
              [
                `${writeDay(at)}: ${writeCount(followers)} followers read, not believed`,
                readableNote(held!),
              ],
              { width, height: HEIGHT },
              element('circle', {
                class: 'doubted',
                cx: time.place(Date.parse(at)),
                cy: scale.place(followers),
                r: 5,
              }),
            ),
          ),
      ],
    };
  });
}
