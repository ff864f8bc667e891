/** What a benchmark holds the product to. */
export interface Target {
  what: string;
  measured: string;
  wanted: string;
  met: boolean;
}

/** A figure that must be at least so much. */
export function atLeast(what: string, wanted: number, measured: number, unit = ''): Target {
  const met = measured >= wanted;
  return {
    what,
    measured: short(measured) + unit,
    wanted: `at least ${short(wanted)}${unit}`,
    met,
  };
}

/** A figure that must be at most so much. */
export function atMost(what: string, wanted: number, measured: number, unit = ''): Target {
  const met = measured <= wanted;
  return { what, measured: short(measured) + unit, wanted: `at most ${short(wanted)}${unit}`, met };
}

/** Three digits, or all of those before the point. */
export function short(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
