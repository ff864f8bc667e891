const SIGNIFICANT_DIGITS = 6;

/** Replacer for `JSON.stringify`: rounds fractions to six significant digits. */
export function roundNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
