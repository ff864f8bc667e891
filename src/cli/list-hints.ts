import { InvalidArgumentError, Option } from 'commander';
import type { Instant } from '../model/instant.ts';
import {
  LIST_FIELDS,
  LIST_KINDS,
  type ListField,
  type ListHints,
  type ListKind,
} from '../model/list-question.ts';
import { DATE_ORDERS, type DateOrder, readWrittenDate } from '../model/written-date.ts';

/** Answers about lists, from options. */
export interface ListOptions {
  as?: ListKind;
  at?: Instant;
  /** With a hyphen instead of the space. */
  dates?: string;
  complete?: true;
  map?: Record<string, ListField>;
}

/** The options that add what a list lacks. */
export function listOptions(): Option[] {
  return [
    new Option('--as <kind>', 'what a list contains').choices(LIST_KINDS),
    new Option('--at <date>', 'when a list was made, such as 2026-03-01').argParser(instant),
    new Option('--dates <order>', 'the order of day, month and year in dates').choices(
      DATE_ORDERS.map((order) => order.replace(' ', '-')),
    ),
    new Option('--complete', 'the list is complete, even if it looks cut short'),
    new Option('--map <column=field>', 'what a column contains; may be repeated').argParser(
      mapping,
    ),
  ];
}

export function hintsOf({ as, at, dates, complete, map }: ListOptions): ListHints {
  return {
    ...(as && { as }),
    ...(at !== undefined && { at }),
    ...(dates && { dates: dates.replace('-', ' ') as DateOrder }),
    ...(complete && { complete }),
    ...(map && { map }),
  };
}

/** Reads a date that can mean one moment only. */
function instant(text: string): Instant {
  const date = readWrittenDate(text);
  if (date !== undefined && 'at' in date) return date.at;
  const example = 'Write it as 2026-03-01 or 2026-03-01T12:00:00Z.';
  if (date === undefined) throw new InvalidArgumentError(`It is not a date. ${example}`);
  throw new InvalidArgumentError(`It can mean more than one day. ${example}`);
}

function mapping(text: string, former: Record<string, ListField> = {}): Record<string, ListField> {
  const at = text.lastIndexOf('=');
  const [column, field] = [text.slice(0, at), text.slice(at + 1)];
  if (at > 0 && isField(field)) return { ...former, [column]: field };
  throw new InvalidArgumentError(`Write it as COLUMN=FIELD. Fields: ${LIST_FIELDS.join(', ')}.`);
}

function isField(text: string): text is ListField {
  return LIST_FIELDS.some((field) => field === text);
}
