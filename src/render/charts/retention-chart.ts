import type { SurvivalCurve } from '../../model/pages/parts.ts';
import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';
import { shareInWords } from '../wording/estimates.ts';
import { writeCount } from '../wording/numbers.ts';
import { chart, line, mark, text, textWidth } from './chart.ts';
import { linearScale, tenths } from './scale.ts';
import type { Scale } from './scale.ts';

/** A curve and its group. */
export interface NamedCurve {
  label: string;
  curve: SurvivalCurve;
  /** Class of its colour. */
  kind: string;
}

type Point = SurvivalCurve['points'][number];

const LEFT = 44;
const RIGHT = 16;
const TOP = 34;
const PLOT = 210;
const AXIS = 40;
/** Days at which the chart shows its figures in words. */
const STOPS = [7, 14, 30, 60, 90, 180, 270, 365];

/**
 * Share still following by days after the follow: one step line a group, its 95% interval shaded. The
 * scale starts below the lowest interval, and a note says so if that is not 0.
 */
export function retentionChart(title: string, curves: NamedCurve[]): Markup {
  const figures = {
    name: 'retention',
    columns: ['group', 'days', 'share_following', 'low', 'high', 'at_risk'],
    rows: curves.flatMap(({ label, curve }) =>
      curve.points.map(({ days, estimate, low, high, atRisk }) => [
        label,
        days,
        estimate,
        low,
        high,
        atRisk,
      ]),
    ),
  };
  return chart(title, figures, (width) => {
    const height = TOP + PLOT + AXIS;
    const most = Math.max(...curves.map(({ curve }) => curve.points.at(-1)!.days), 1);
    const lowest = Math.min(...curves.flatMap(({ curve }) => curve.points.map(({ low }) => low)));
    const least = Math.floor(lowest * 5) / 5;
    const time = linearScale({ least: 0, most, start: LEFT, end: width - RIGHT }, 5);
    const share = linearScale({ least, most: 1, start: TOP + PLOT, end: TOP }, 4);
    return {
      height,
      shapes: [
        ...axes(time, share, width, least > 0),
        ...curves.flatMap(({ curve, kind }) => shapes(curve.points, kind, time, share)),
        ...legend(curves, width),
        ...stops(curves, most).map((days) => stop(curves, days, time, share)),
      ],
    };
  });
}

function axes(time: Scale, share: Scale, width: number, isCut: boolean): Content[] {
  const bottom = TOP + PLOT;
  return [
    ...share.ticks.flatMap((tick) => [
      line('grid', LEFT, share.place(tick), width - RIGHT, share.place(tick)),
      text('tick', LEFT - 8, share.place(tick) + 4, `${Math.round(tick * 100)}%`, 'end'),
    ]),
    ...time.ticks.map((tick) =>
      text('tick', time.place(tick), bottom + 16, writeCount(tick), 'middle'),
    ),
    text('axis', width - RIGHT, bottom + 34, 'days after following →', 'end'),
    text('axis', 0, bottom + 34, isCut ? 'the scale does not start at 0' : ''),
  ];
}

function shapes(points: Point[], kind: string, time: Scale, share: Scale): Content[] {
  const upper = stepped(points, ({ high }) => high, time, share);
  const lower = stepped(points, ({ low }) => low, time, share).reverse();
  return [
    element('polygon', { class: `band ${kind}`, points: [...upper, ...lower].join(' ') }),
    element('polyline', {
      class: `curve ${kind}`,
      points: stepped(points, ({ estimate }) => estimate, time, share).join(' '),
    }),
  ];
}

/** A share is constant until the next point. */
function stepped(
  points: Point[],
  value: (point: Point) => number,
  time: Scale,
  share: Scale,
): string[] {
  return points.flatMap((point, index) => {
    const y = share.place(value(point));
    const next = points.at(index + 1);
    const here = `${time.place(point.days)},${y}`;
    return next === undefined ? [here] : [here, `${time.place(next.days)},${y}`];
  });
}

function legend(curves: NamedCurve[], width: number): Content[] {
  let x = 0;
  return curves.flatMap(({ label, kind, curve }) => {
    const words = `${label} (${writeCount(curve.people)})`;
    const shapes = [line(`curve ${kind}`, x, 10, x + 18, 10), text('name', x + 24, 14, words)];
    x += 24 + Math.min(textWidth(words), width / curves.length - 12) + 18;
    return shapes;
  });
}

function stops(curves: NamedCurve[], most: number): number[] {
  const known = STOPS.filter((days) => days <= most);
  return known.length > 0 ? known : [curves[0].curve.points.at(-1)!.days];
}

/** A place on the axis that shows the figures of all curves on hover or focus. */
function stop(curves: NamedCurve[], days: number, time: Scale, share: Scale): Markup {
  const x = time.place(days);
  const figures = curves.flatMap(({ label, curve }) => {
    const point = curve.points.findLast((known) => known.days <= days)!;
    return curve.points.at(-1)!.days + 7 < days
      ? []
      : [
          `${label}: ${shareInWords(point).whole} still follow; ${writeCount(point.atRisk)} at risk`,
        ];
  });
  return mark(
    'stop',
    [`After ${days} days`, ...figures],
    { x, y: TOP + PLOT / 2 },
    element('rect', {
      class: 'reach',
      x: tenths(x - 14),
      y: TOP,
      width: 28,
      height: PLOT + 20,
    }),
    line('stop-line', x, share.place(1), x, TOP + PLOT),
  );
}
