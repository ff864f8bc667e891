const LEVELS = [...'▁▂▃▄▅▆▇█'];

/** Draws one block for each value, the lowest at `least` and the highest at the largest value. */
export function sparkline(values: number[], least: number): string {
  const range = Math.max(...values) - least;
  return values
    .map((value) => {
      const height = range === 0 ? 0 : (value - least) / range;
      return LEVELS[Math.round(height * (LEVELS.length - 1))];
    })
    .join('');
}

/** Joins neighbours until at most `most` values are left; `join` makes one value of several. */
export function thinOut(
  values: number[],
  most: number,
  join: (group: number[]) => number,
): number[] {
  const groups = Math.min(values.length, most);
  return Array.from({ length: groups }, (_, group) =>
    join(
      values.slice(
        Math.floor((group * values.length) / groups),
        Math.floor(((group + 1) * values.length) / groups),
      ),
    ),
  );
}
