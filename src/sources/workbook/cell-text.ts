import { withControls } from './read-texts.ts';

/** A cell as the file contains it. */
export interface RawCell {
  /** `s`: number of a text; `b`: 0 or 1; `n`: a number, the default; otherwise a text. */
  type: string;
  style: number;
  value: string;
}

/** Data that the cells of a workbook refer to. */
export interface Shared {
  texts: readonly string[];
  /** By the number of the style. */
  isDate: readonly boolean[];
  from1904: boolean;
}

/** Returns the text of a cell for CSV; empty for a cell that refers to nothing. */
export function cellText({ type, style, value }: RawCell, shared: Shared): string {
  if (value === '') return '';
  if (type === 's') return shared.texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type !== 'n') return withControls(value);
  return (shared.isDate[style] && dateOf(Number(value), shared.from1904)) || digitsOf(value);
}

/** Spreadsheets keep 15 digits, so longer numbers may be spoilt, and we leave them unchanged. */
const EXACT = 1e15;

function digitsOf(value: string): string {
  const number = Number(value);
  return Math.abs(number) < EXACT ? String(number) : value;
}

/** 1 January 1970, in days since each of the two days from which spreadsheets count. */
const [SINCE_1900, SINCE_1904] = [25_569, 24_107];
const DAY_MS = 86_400_000;

/** Returns days with their fraction as a time, to the second; `undefined` if it is no time after 1900. */
function dateOf(days: number, from1904: boolean): string | undefined {
  const seconds = Math.round(((days - (from1904 ? SINCE_1904 : SINCE_1900)) * DAY_MS) / 1000);
  const date = new Date(seconds * 1000);
  if (!(days >= 1) || Number.isNaN(date.getTime())) return undefined;
  return date.toISOString().replace(/(?:T00:00:00)?\.000Z$/, (end) => (end[0] === 'T' ? '' : 'Z'));
}
