import type { Estimate } from '../../model/report.ts';

/** The range of values that the bars of a table share. It always includes zero. */
export interface BarScale {
  from: number;
  to: number;
}

/** Returns the range of the given intervals and zero. */
export function barScale(estimates: Estimate[]): BarScale {
  return {
    from: Math.min(0, ...estimates.map(({ low }) => low)),
    to: Math.max(0, ...estimates.map(({ high }) => high)),
  };
}

/**
 * Draws an estimate and its interval on one line of `columns` characters: `│` is zero, `━` the
 * interval, `●` the estimate, left out without enough evidence. An arrow shows that the interval goes
 * beyond the scale.
 */
export function intervalBar(
  estimate: Estimate | null,
  scale: BarScale,
  columns: number,
  isSure: boolean,
): string {
  const range = scale.to - scale.from;
  const place = (value: number): number =>
    range === 0 ? 0 : Math.round(((value - scale.from) / range) * (columns - 1));
  const cells = Array.from({ length: columns }, () => ' ');
  cells[place(0)] = '│';
  if (estimate === null) return cells.join('');
  const low = Math.max(0, place(estimate.low));
  const high = Math.min(columns - 1, place(estimate.high));
  for (let cell = low; cell <= high; cell++) cells[cell] = '━';
  if (place(estimate.low) < 0) cells[0] = '◂';
  if (place(estimate.high) > columns - 1) cells[columns - 1] = '▸';
  const middle = place(estimate.estimate);
  if (isSure && middle >= 0 && middle < columns) cells[middle] = '●';
  return cells.join('');
}
