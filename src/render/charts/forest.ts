import type { Estimate } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { cutToWidth } from '../wording/display-width.ts';
import { lossInWords, peopleInWords } from '../wording/estimates.ts';
import { writeCount } from '../wording/numbers.ts';
import { chart, columnsIn, line, mark, text } from './chart.ts';
import { signedRootScale } from './scale.ts';

/** One effect with its interval. */
export interface ForestRow {
  label: string;
  estimate: Estimate;
  /** Class of its colour. */
  kind: string;
  /** Shown under the others, as their sum. */
  isSum?: boolean;
  /** Not enough evidence: only the interval is shown. */
  isUnsure?: boolean;
}

const ROW = 34;
const TOP = 40;
const RIGHT = 14;

/**
 * Forest plot: effects below each other, each a dot with its 95% interval, and a line at no effect.
 *
 * @param unit what the figures count, such as `unfollows`.
 */
export function forest(title: string, unit: string, rows: ForestRow[]): Markup {
  const figures = {
    name: 'effects',
    columns: ['of', unit, 'low', 'high'],
    rows: rows.map(({ label, estimate: { estimate, low, high } }) => [label, estimate, low, high]),
  };
  return chart(title, figures, (width) => {
    const left = Math.round(width * (width < 500 ? 0.4 : 0.34));
    const height = TOP + rows.length * ROW + 6;
    const scale = signedRootScale(
      {
        least: Math.min(-1, ...rows.map(({ estimate }) => estimate.low)) * 1.08,
        most: Math.max(1, ...rows.map(({ estimate }) => estimate.high)) * 1.08,
        start: left,
        end: width - RIGHT,
      },
      46,
    );
    const zero = scale.place(0);
    return {
      height,
      shapes: [
        text('axis', left, 10, `${unit} (square-root scale)`),
        ...scale.ticks.flatMap((tick) => [
          line('grid', scale.place(tick), TOP - 8, scale.place(tick), height),
          text('tick', scale.place(tick), TOP - 14, writeCount(tick), 'middle'),
        ]),
        line('zero', zero, TOP - 8, zero, height),
        ...rows.map(({ label, estimate, kind, isSum, isUnsure = false }, index) => {
          const y = TOP + index * ROW + ROW / 2;
          const place = scale.place(estimate.estimate);
          return mark(
            `effect ${kind}`,
            [
              `${label}: ${isUnsure ? `${peopleInWords(estimate).interval} ${unit}` : lossInWords(estimate, unit)}`,
            ],
            { x: isUnsure ? zero : place, y: y - 6 },
            element('rect', { class: 'reach', x: 0, y: y - ROW / 2, width, height: ROW }),
            text(isSum ? 'label' : 'name', 0, y + 4, cutToWidth(label, columnsIn(left - 16))),
            line(
              isUnsure ? 'interval unsure' : 'interval',
              scale.place(estimate.low),
              y,
              scale.place(estimate.high),
              y,
            ),
            ...(isUnsure ? [] : [dotAt(place, y, isSum ?? false)]),
          );
        }),
      ],
    };
  });
}

function dotAt(x: number, y: number, isSum: boolean): Markup {
  return isSum
    ? element('path', { class: 'dot', d: `M${x} ${y - 7}l7 7l-7 7l-7 -7z` })
    : element('circle', { class: 'dot', cx: x, cy: y, r: 4.5 });
}
