import { writeDay, writePeriod } from '../../model/dates.ts';
import type { Estimate } from '../../model/report.ts';
import { decimalInWords, lossInWords, peopleInWords } from '../wording/estimates.ts';
import { MINUS, writeCount, writeDecimal, writeShare } from '../wording/numbers.ts';
import { personInWords } from '../wording/person.ts';
import { readableLabel, readableNote } from '../wording/readable-label.ts';
import type { Cell, Figure, Values } from './data-table.ts';

const NOTHING = '–';

/** Writes a cell for people. */
export function cellInWords(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value ?? NOTHING;
    case 'quote':
      return cell.value === null || cell.value === '' ? NOTHING : readableLabel(cell.value);
    case 'note':
      return cell.value === null || cell.value === '' ? NOTHING : readableNote(cell.value);
    case 'count':
      return cell.value === null ? NOTHING : writeCount(cell.value);
    case 'decimal':
      return cell.value === null ? NOTHING : writeDecimal(cell.value, 2);
    case 'share':
      return cell.value === null ? NOTHING : writeShare(cell.value);
    case 'day':
      return cell.value === null ? NOTHING : writeDay(cell.value);
    case 'between':
      return cell.value === null ? NOTHING : betweenInWords(cell.value);
    case 'yes':
      return cell.value ? 'yes' : 'no';
    case 'estimate':
      return cell.value === null ? NOTHING : decimalInWords(cell.value, 2).whole;
    case 'people':
      return figureInWords(cell.value, (value) => peopleInWords(value).whole);
    case 'loss':
      return figureInWords(cell.value, lossInWords);
    case 'change':
      return figureInWords(cell.value, changeInWords);
    case 'person':
      return personInWords(cell.value);
    case 'post':
      return writeDay(cell.value.at);
    case 'topics':
      return cell.value.map(({ label }) => readableLabel(label)).join(', ') || NOTHING;
    default:
      return cell.value === null ? NOTHING : readableLabel(cell.value.label);
  }
}

function figureInWords(figure: Figure | null, inWords: (figure: Estimate) => string): string {
  if (figure === null) return NOTHING;
  return figure.isThin ? peopleInWords(figure).interval : inWords(figure);
}

function betweenInWords({ after, before }: NonNullable<Values['between']>): string {
  return after === null ? `by ${writeDay(before)}` : writePeriod(after, before);
}

function changeInWords(change: Estimate): string {
  const { estimate, interval } = peopleInWords(change);
  const signed = estimate.startsWith(MINUS) || estimate === '0' ? estimate : `+${estimate}`;
  return `${signed} (${interval})`;
}
