const MINUS = '−';
const GROUPS = /\B(?=(?:\d{3})+$)/gu;

/** A whole number as people write it: `12,034`, `−88`. Rounds half away from zero. */
export function writeCount(value: number): string {
  const magnitude = String(Math.round(Math.abs(value))).replace(GROUPS, ',');
  return value < 0 && magnitude !== '0' ? MINUS + magnitude : magnitude;
}

/** With its sign, for changes: `+1,086`, `−20`, `0`. */
export function writeChange(value: number): string {
  const written = writeCount(value);
  return value > 0 && written !== '0' ? `+${written}` : written;
}

/** A share of 0 to 1 in per cent: `32%`; what is not quite none or all is said so. */
export function writeShare(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share > 0.995) return 'over 99%';
  return `${Math.round(share * 100)}%`;
}

/** With a fixed number of decimals and a proper minus sign. */
export function writeDecimal(value: number, decimals: number): string {
  const magnitude = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(magnitude) !== 0 ? MINUS + magnitude : magnitude;
}

/** `1 post`, `2 posts`. */
export function writeNumberOf(value: number, one: string, many: string): string {
  return `${writeCount(value)} ${value === 1 ? one : many}`;
}
