import type { ChurnPage } from '../../model/pages/churn-page.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../../model/dates.ts';
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
 * Every snapshot as a dot at its number of followers: filled if accepted, open if rejected. Null
 * with too few snapshots.
 */
export function snapshotsChart(
  snapshots: readonly Omit<ChurnPage['snapshots'][number], 'ownerBelieves'>[],
): Markup | null {
  if (snapshots.length < FEWEST) return null;
  const figures = {
    name: 'snapshots',
    columns: ['at', 'followers', 'complete', 'rejected_because'],
    rows: snapshots.map(({ at, followers, complete, rejected }) => [
      at,
      followers,
      String(complete),
      rejected,
    ]),
    legend: [
      { label: 'accepted', kind: '', shape: 'believed' },
      { label: 'rejected', kind: '', shape: 'doubted' },
    ],
  };
  return chart('Snapshots of the follower list', figures, (width) => {
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
      1,
    );
    return {
      height: HEIGHT,
      shapes: [
        text(
          'axis',
          0,
          10,
          least > 0
            ? 'followers in the list (the scale does not start at 0)'
            : 'followers in the list',
        ),
        ...scale.ticks.flatMap((tick) => [
          line('grid', LEFT, scale.place(tick), width - RIGHT, scale.place(tick)),
          text('tick', LEFT - 8, scale.place(tick) + 4, writeCount(tick), 'end'),
        ]),
        text('tick', LEFT, HEIGHT - 4, writeDay(snapshots[0].at)),
        text('tick', width - RIGHT, HEIGHT - 4, writeDay(snapshots.at(-1)!.at), 'end'),
        ...snapshots
          .filter(({ rejected }) => rejected === null)
          .map(({ at, followers }) =>
            element('circle', {
              class: 'believed',
              cx: time.place(Date.parse(at)),
              cy: scale.place(followers),
              r: 2.2,
            }),
          ),
        ...snapshots
          .filter(({ rejected }) => rejected !== null)
          .map(({ at, followers, rejected }) =>
            mark(
              'rejected',
              [
                `${writeDay(at)}: ${writeCount(followers)} followers, rejected`,
                readableNote(rejected!),
              ],
              { x: time.place(Date.parse(at)), y: scale.place(followers) },
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
