const SIGNIFICANT_DIGITS = 6;

/** For `JSON.stringify`: fractions to six significant digits, the same on every machine. */
export function roundNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
