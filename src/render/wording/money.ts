/** Writes micro-dollars as dollars. Prices below a cent get three decimals. */
export function writeDollars(micros: number): string {
  const digits = micros > 0 && micros < 10_000 ? 3 : 2;
  return `$${(micros / 1e6).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
