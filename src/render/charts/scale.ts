/** Places values on a chart and lists the ticks of its axis. */
export interface Scale {
  /** Places values beyond the ends at the ends. */
  place(value: number): number;
  ticks: number[];
}

interface Span {
  /** Values at the ends; `least` is below `most`. */
  least: number;
  most: number;
  /** Positions of the ends on the chart. */
  start: number;
  end: number;
}

/**
 * Even steps; ticks are multiples of 1, 2 or 5 times a power of ten, about `count` of them.
 *
 * @param leastStep the smallest distance of ticks: 1 for counts, so that no two read alike.
 */
export function linearScale(span: Span, count: number, leastStep = 0): Scale {
  const rough = Math.max(leastStep, (span.most - span.least) / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.7) ?? 10);
  const ticks: number[] = [];
  for (let tick = Math.ceil(span.least / step); tick * step <= span.most; tick++) {
    ticks.push(tick * step);
  }
  return { place: placer(span, (value) => value), ticks };
}

/**
 * Signed square root: keeps small effects apart when one is far larger than the rest. Ticks are zero
 * and as many of ±1, 2, 5 times powers of ten as fit at a distance of `apart` units of the chart.
 */
export function signedRootScale(span: Span, apart: number): Scale {
  const place = placer(span, signedRoot);
  const ticks = [0];
  const powers = [0, 1, 2, 3, 4, 5, 6, 7];
  const sizes = powers.flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power));
  const free = (value: number): boolean =>
    value >= span.least &&
    value <= span.most &&
    ticks.every((tick) => Math.abs(place(tick) - place(value)) >= apart);
  for (const size of sizes.toReversed()) {
    for (const value of [size, -size]) if (free(value)) ticks.push(value);
  }
  return { place, ticks: ticks.toSorted((a, b) => a - b) };
}

function placer({ least, most, start, end }: Span, warp: (value: number) => number) {
  const [low, high] = [warp(least), warp(most)];
  return (value: number): number => {
    const share = (warp(Math.min(most, Math.max(least, value))) - low) / (high - low);
    return tenths(start + share * (end - start));
  };
}

/** Rounds to a tenth, which is exact enough for a chart and keeps its markup short. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function signedRoot(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value));
}
