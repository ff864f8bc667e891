export const MINUS = '−';
const GROUPS = /\B(?=(?:\d{3})+$)/gu;

/** Writes a whole number: `12,034`, `−88`. Rounds half away from zero. */
export function writeCount(value: number): string {
  const magnitude = String(Math.round(Math.abs(value))).replace(GROUPS, ',');
  return value < 0 && magnitude !== '0' ? MINUS + magnitude : magnitude;
}

/** Writes a change with its sign: `+1,086`, `−20`, `0`. */
export function writeChange(value: number): string {
  const written = writeCount(value);
  return value > 0 && written !== '0' ? `+${written}` : written;
}

/** Writes a share of 0 to 1 in per cent: `32%`. Writes `under 1%` and `over 99%` near the ends. */
export function writeShare(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share > 0.995) return 'over 99%';
  return `${Math.round(share * 100)}%`;
}

/** Writes a fixed number of decimals, with the minus sign U+2212. */
export function writeDecimal(value: number, decimals: number): string {
  const magnitude = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(magnitude) !== 0 ? MINUS + magnitude : magnitude;
}

/** Writes a number with its noun: `1 post`, `2 posts`. */
export function writeNumberOf(value: number, one: string, many: string): string {
  return `${writeCount(value)} ${value === 1 ? one : many}`;
}
