import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';
import { showsArrivals } from '../wording/arrivals.ts';
import { writeDay } from '../../model/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { chart, line, mark, text } from './chart.ts';
import { linearScale, tenths } from './scale.ts';
import type { Scale } from './scale.ts';

type Step = NonNullable<TribeReport['audience']['cameBy']>[number];

const LEFT = 52;
const RIGHT = 12;
const TOP = 18;
const BOTTOM = 150;
const HEIGHT = 174;

/**
 * How many current followers had followed by each date: the line is the most, the shading reaches
 * down to the least. Null once the observed follows show more.
 */
export function arrivalsChart(report: TribeReport): Markup | null {
  if (!showsArrivals(report)) return null;
  const steps = report.audience.cameBy!;
  const [first, last] = [Date.parse(steps[0]!.at), Date.parse(steps.at(-1)!.at)];
  const figures = {
    name: 'arrivals',
    columns: ['by', 'at_least', 'at_most'],
    rows: steps.map(({ at, least, most }) => [at, least, most]),
  };
  return chart('Current followers, by when they had followed', figures, (width) => {
    const time = linearScale({ least: first, most: last, start: LEFT, end: width - RIGHT }, 1);
    const most = Math.max(1, ...steps.map((step) => step.most));
    const scale = linearScale({ least: 0, most, start: BOTTOM, end: TOP }, 4, 1);
    return {
      height: HEIGHT,
      shapes: [
        text('axis', 0, 10, 'of your current followers'),
        ...scale.ticks.flatMap((tick) => [
          line('grid', LEFT, scale.place(tick), width - RIGHT, scale.place(tick)),
          text('tick', LEFT - 8, scale.place(tick) + 4, writeCount(tick), 'end'),
        ]),
        element('polygon', {
          class: 'between',
          points: [
            ...points(steps, time, scale, (step) => step.most),
            ...points(steps, time, scale, (step) => step.least).toReversed(),
          ].join(' '),
        }),
        element('polyline', {
          class: 'level',
          points: points(steps, time, scale, (step) => step.most).join(' '),
        }),
        text('tick', LEFT, HEIGHT - 4, writeDay(steps[0]!.at)),
        text('tick', width - RIGHT, HEIGHT - 4, writeDay(steps.at(-1)!.at), 'end'),
        ...steps.slice(1).map((step, i) => stepWords(step, steps[i]!, time)),
      ],
    };
  });
}

function points(
  steps: readonly Step[],
  time: Scale,
  scale: Scale,
  pick: (step: Step) => number,
): string[] {
  return steps.map((step) => `${time.place(Date.parse(step.at))},${scale.place(pick(step))}`);
}

function stepWords(step: Step, before: Step, time: Scale): Content {
  const left = time.place(Date.parse(before.at));
  const column = element('rect', {
    class: 'reach',
    x: left,
    y: TOP,
    width: tenths(time.place(Date.parse(step.at)) - left),
    height: BOTTOM - TOP,
  });
  const words = [`By ${writeDay(step.at)}`, spanInWords(step)];
  const { attributes, ...rest } = mark('step', words, { x: left, y: (TOP + BOTTOM) / 2 }, column);
  return { ...rest, attributes: { class: attributes.class, 'aria-hidden': 'true' } };
}

/** `at most 240 had followed`, `20 to 240 had followed`. */
function spanInWords({ least, most }: Step): string {
  if (least === most) return `${writeCount(most)} had followed`;
  const span =
    least === 0 ? `at most ${writeCount(most)}` : `${writeCount(least)} to ${writeCount(most)}`;
  return `${span} had followed`;
}
