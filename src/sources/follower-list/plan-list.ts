import type { AccountEvent, Platform } from '../../model/events.ts';
import type { Fields } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import type { ListField, ListHints, ListKind, ListQuestion } from '../../model/list-question.ts';
import { whySpoilt } from '../../model/spoilt-id.ts';
import { whyIncomplete } from './completeness.ts';
import type { DateOrder } from '../../model/written-date.ts';
import {
  arePosts,
  columnsOfPeople,
  columnsOfPosts,
  type Columns,
  isEmailColumn,
} from './columns.ts';
import { type DateForm, dateFormOf } from './date-order.ts';
import { listDates } from './list-dates.ts';
import { accountBeside, accountOf, handleBeside, mainAuthor } from './list-account.ts';
import { handleInName, kindByName } from './list-kind.ts';
import { platformOf } from './list-platform.ts';
import type { Survey } from './survey.ts';
import { textOf } from './values.ts';

/** Everything that we must know before we read a list. */
export interface ListPlan {
  as: ListKind;
  columns: Columns;
  /** When the list was made. Posts have times of their own. */
  at: Instant | undefined;
  /** The order of day, month and year in its dates; `undefined` if it doesn't matter or varies. */
  order: DateOrder | undefined;
  platform: Platform;
  account: AccountEvent | undefined;
  /** The question whose list it is, if the list does not show it. */
  whose: ListQuestion;
  /** Whether the owner says that nobody is missing. */
  isWhole: boolean;
  /** The author of the account's posts. We reject posts by others. */
  author: string | undefined;
}

/** The names of a file and of the list in it. */
export interface ListNames {
  file: string;
  /** Empty if the list has no name. */
  list: string;
}

/**
 * Decides how to read a list, or what to ask first.
 *
 * @param now ms since 1970. An ambiguous date can't mean a later day.
 */
export function planList(
  surveyed: Survey,
  names: ListNames,
  hints: ListHints,
  now: number,
): { plan: ListPlan } | { question: ListQuestion } {
  // Email addresses name no account, so nobody is asked about their column.
  const survey = {
    ...surveyed,
    columns: surveyed.columns.filter((name) => !isEmailColumn(name)),
  };
  const { sample, first } = survey;
  const mapped = mapHints(surveyed.columns, hints.map);
  const likely = kindByName(names.list) ?? kindByName(names.file);
  const hasText = columnsOfPosts(survey.columns).text !== undefined;
  const posts =
    mapped.text !== undefined || arePosts(survey.columns) || (likely === 'posts' && hasText);
  const as = hints.as ?? (posts ? 'posts' : likely === 'posts' ? undefined : likely);
  const isOnly = surveyed.columns.length === 1;
  const columns = columnsFor(as ?? 'followers', { ...survey, isOnly }, mapped);
  const form = dateFormOf(sample, columns, now);
  const orders = form.orders.length > 1 && hints.dates ? [hints.dates] : form.orders;
  const dates =
    hints.at === undefined
      ? listDates(survey, columns, { file: names.file, orders, now })
      : [hints.at];
  const asks: ListQuestion['asks'] = [];
  if (as === undefined) asks.push('as');
  if (!isReadable(as ?? 'followers', columns)) asks.push('map');
  if (as !== 'posts' && dates.length !== 1) asks.push('at');
  if (form.unclear !== undefined && hints.dates === undefined) asks.push('dates');
  const platform = platformOf(survey.columns, sample, columns);
  const author = as === 'posts' ? mainAuthor(sample, columns) : undefined;
  const account = accountBeside(first) ?? accountByAuthor(platform, author);
  const handle = handleBeside(first) ?? handleInName(names.file) ?? author;
  const question = questionOf(survey, names.file, { as, columns, dates, form, handle });
  const incomplete = whyIncomplete({ ...survey, people: survey.rows });
  if (as === 'followers' && incomplete !== undefined) question.incomplete = incomplete.words;
  if (as === undefined || asks.length > 0) {
    if (account === undefined) asks.push('account');
    return { question: { ...question, asks } };
  }
  const at = as === 'posts' ? undefined : dates[0];
  const whose: ListQuestion = { ...question, asks: ['account'] };
  const isWhole = hints.complete === true;
  const order = orders.length === 1 ? orders[0] : undefined;
  return { plan: { as, columns, at, order, platform, account, isWhole, author, whose } };
}

/** Returns the columns that the owner chose, by their names or numbers. */
function mapHints(names: readonly string[], map: ListHints['map'] = {}): Columns {
  const columns: Columns = {};
  for (const [column, field] of Object.entries(map)) {
    const chosen = names.includes(column) ? column : (names[Number(column) - 1] ?? column);
    if (!isEmailColumn(chosen)) columns[field] = chosen;
  }
  return columns;
}

function columnsFor(as: ListKind, survey: Survey & { isOnly: boolean }, mapped: Columns): Columns {
  const names = survey.columns.filter((name) => !Object.values(mapped).includes(name));
  const found = as === 'posts' ? columnsOfPosts(names) : columnsOfPeople(names);
  const columns = { ...found, ...mapped };
  if (as === 'posts') return columns;
  const [only] = names;
  if (only !== undefined && survey.isOnly) {
    return { [areIds(survey.sample, only) ? 'id' : 'handle']: only };
  }
  if (columns.handle !== undefined && countsRows(survey.sample, columns.id)) delete columns.id;
  const { handle, ...besides } = columns;
  // Tools call an id by many names.
  const isId = handle !== undefined && mapped.handle === undefined && columns.id === undefined;
  return isId && areIds(survey.sample, handle) ? { ...besides, id: handle } : columns;
}

/** Whether a column contains ids. A spoilt id counts as one, or the others would become handles. */
function areIds(sample: readonly Fields[], column: string): boolean {
  return sample.every((fields) => {
    const text = textOf(fields, column) ?? '0';
    return /^(?:\d+|did:\S+)$/.test(text) || whySpoilt(text) !== undefined;
  });
}

/** Whether a column only numbers the rows: 0, 1, 2 or 1, 2, 3. */
function countsRows(sample: readonly Fields[], column: string | undefined): boolean {
  const first = Number(textOf(sample[0] ?? {}, column));
  if (sample.length < 2 || (first !== 0 && first !== 1)) return false;
  return sample.every((fields, i) => Number(textOf(fields, column)) === first + i);
}

function isReadable(as: ListKind, { id, handle, address, text, at }: Columns): boolean {
  if (as === 'posts') return id !== undefined && text !== undefined && at !== undefined;
  return id !== undefined || handle !== undefined || address !== undefined;
}

function accountByAuthor(platform: Platform, author: string | undefined) {
  return author !== undefined && /^(?:\d+|did:\S+)$/.test(author)
    ? accountOf(platform, author, undefined)
    : undefined;
}

const PREVIEWED = 5;
const LONGEST_CELL = 80;

function questionOf(
  { columns: names, sample }: Survey,
  file: string,
  known: {
    as: ListKind | undefined;
    columns: Columns;
    dates: Instant[];
    form: DateForm;
    handle: string | undefined;
  },
): Omit<ListQuestion, 'asks'> {
  const map: Record<string, ListField> = {};
  for (const [field, column] of Object.entries(known.columns)) map[column] = field as ListField;
  const preview = sample
    .slice(0, PREVIEWED)
    .map((fields) => names.map((name) => shortened(fields[name])));
  return {
    file,
    columns: names,
    preview,
    proposal: {
      as: known.as ?? 'followers',
      map,
      at: known.dates,
      ...(known.form.unclear !== undefined && {
        dates: { written: known.form.unclear, orders: [...known.form.orders] },
      }),
      ...(known.handle !== undefined && { account: known.handle }),
    },
  };
}

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1).toWellFormed()}…` : text;
}
