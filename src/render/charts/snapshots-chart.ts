import type { ChurnPage } from '../../model/pages/churn-page.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../../model/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { readableNote } from '../wording/readable-label.ts';
import { chart, line, mark, text } from './chart.ts';
import { linearScale, type Scale } from './scale.ts';

const LEFT = 52;
const RIGHT = 14;
const TOP = 20;
const PLOT = 130;
const HEIGHT = TOP + PLOT + 24;
const FEWEST = 2;

type Snapshot = Omit<ChurnPage['snapshots'][number], 'ownerBelieves'>;

/**
 * Every snapshot as a dot at its number of followers: filled if accepted, open if rejected. Null
 * with too few snapshots.
 */
export function snapshotsChart(snapshots: readonly Snapshot[]): Markup | null {
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
    const scales = scalesOf(snapshots, width);
    return {
      height: HEIGHT,
      shapes: [
        ...axes(snapshots, scales, width),
        ...snapshots
          .filter(({ rejected }) => rejected === null)
          .map((snapshot) => dot(snapshot, scales, 'believed', 2.2)),
        ...snapshots
          .filter(({ rejected }) => rejected !== null)
          .map((snapshot) => rejectedDot(snapshot, scales)),
      ],
    };
  });
}

/** The places of times from left to right, and of numbers of followers from the bottom up. */
interface Scales {
  time: Scale;
  followers: Scale;
  /** Whether the scale of followers starts above 0. */
  isCut: boolean;
}

function scalesOf(snapshots: readonly Snapshot[], width: number): Scales {
  const times = snapshots.map(({ at }) => Date.parse(at));
  const counts = snapshots.map(({ followers }) => followers);
  const [first, last] = [times[0], times.at(-1)!];
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return {
    time: linearScale(
      { least: first, most: Math.max(last, first + 1), start: LEFT, end: width - RIGHT },
      1,
    ),
    followers: linearScale(
      { least, most: Math.max(most, least + 1), start: TOP + PLOT, end: TOP },
      3,
      1,
    ),
    isCut: least > 0,
  };
}

function axes(
  snapshots: readonly Snapshot[],
  { followers, isCut }: Scales,
  width: number,
): Markup[] {
  const note = isCut ? ' (the scale does not start at 0)' : '';
  return [
    text('axis', 0, 10, `followers in the list${note}`),
    ...followers.ticks.flatMap((tick) => [
      line('grid', LEFT, followers.place(tick), width - RIGHT, followers.place(tick)),
      text('tick', LEFT - 8, followers.place(tick) + 4, writeCount(tick), 'end'),
    ]),
    text('tick', LEFT, HEIGHT - 4, writeDay(snapshots[0].at)),
    text('tick', width - RIGHT, HEIGHT - 4, writeDay(snapshots.at(-1)!.at), 'end'),
  ];
}

function dot({ at, followers }: Snapshot, scales: Scales, kind: string, radius: number): Markup {
  return element('circle', {
    class: kind,
    cx: scales.time.place(Date.parse(at)),
    cy: scales.followers.place(followers),
    r: radius,
  });
}

/** A rejected snapshot says why it was rejected. */
function rejectedDot(snapshot: Snapshot, scales: Scales): Markup {
  const { at, followers, rejected } = snapshot;
  return mark(
    'rejected',
    [`${writeDay(at)}: ${writeCount(followers)} followers, rejected`, readableNote(rejected!)],
    { x: scales.time.place(Date.parse(at)), y: scales.followers.place(followers) },
    dot(snapshot, scales, 'doubted', 5),
  );
}
