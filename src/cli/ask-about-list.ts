import { writeDay } from '../model/dates.ts';
import { formatInstant, type Instant } from '../model/instant.ts';
import {
  LIST_KINDS,
  type ListHints,
  type ListKind,
  type ListQuestion,
} from '../model/list-question.ts';
import { type DateOrder, readWrittenDate } from '../model/written-date.ts';
import { dateInOrder } from '../render/wording/date-in-order.ts';
import { askChoice, askText } from './prompts.ts';
import { previewTable } from './preview-table.ts';
import type { Output } from './output.ts';

const NO_TERMINAL = 'Answer with the options --as, --at, --dates, --map and --account.';

const KIND_NAMES: Record<ListKind, string> = {
  followers: 'The people who follow you',
  following: 'The people you follow',
  posts: 'Your posts',
};

/** Asks for everything that a list lacks, and shows its first rows first. */
export async function askAboutList(question: ListQuestion, output: Output): Promise<ListHints> {
  const { file, asks, columns, preview } = question;
  output.warn(`${file} begins like this:`);
  for (const line of previewTable(columns, preview)) output.warn(line);
  const as = asks.includes('as') ? await askKind(question) : undefined;
  const map = asks.includes('map') ? await askColumns(question, as) : undefined;
  // Posts have dates of their own.
  const at = asks.includes('at') && as !== 'posts' ? await askDate(question) : undefined;
  const dates = asks.includes('dates') ? await askOrder(question) : undefined;
  const account = asks.includes('account') ? await askAccount(question) : undefined;
  return {
    ...(as !== undefined && { as }),
    ...(map !== undefined && { map }),
    ...(at !== undefined && { at }),
    ...(dates !== undefined && { dates }),
    ...(account !== undefined && { account }),
  };
}

function askKind({ proposal }: ListQuestion): Promise<ListKind> {
  return askChoice(
    'What does this file list?',
    NO_TERMINAL,
    LIST_KINDS.map((value) => ({ value, label: KIND_NAMES[value] })),
    proposal.as,
  );
}

async function askColumns(
  { columns, preview, proposal }: ListQuestion,
  as: ListKind = proposal.as ?? 'followers',
): Promise<NonNullable<ListHints['map']>> {
  const choices = columns.map((value) => ({ value, label: value }));
  if (as !== 'posts') {
    const column = await askChoice('Which column names each person?', NO_TERMINAL, choices);
    const cells = preview.map((row) => row[columns.indexOf(column)]!);
    return { [column]: cells.every((cell) => /^(?:\d+|did:\S+)$/.test(cell)) ? 'id' : 'handle' };
  }
  const id = await askChoice('Which column has the id of each post?', NO_TERMINAL, choices);
  const text = await askChoice('Which column has the text?', NO_TERMINAL, choices);
  const at = await askChoice('Which column has the date?', NO_TERMINAL, choices);
  return { [id]: 'id', [text]: 'text', [at]: 'at' };
}

async function askDate({ proposal }: ListQuestion): Promise<Instant> {
  if (proposal.at.length > 1) {
    const choices = proposal.at.map((at) => {
      const text = formatInstant(at);
      return { value: text, label: writeDay(text) };
    });
    return dateIn(await askChoice('When was the list made?', NO_TERMINAL, choices))!;
  }
  const answer = await askText(
    'When was the list made? (such as 2026-03-01)',
    NO_TERMINAL,
    (text) => (dateIn(text) === undefined ? 'Write the date as 2026-03-01.' : undefined),
  );
  return dateIn(answer!)!;
}

function askOrder({ proposal }: ListQuestion): Promise<DateOrder> {
  const { written, orders } = proposal.dates!;
  const choices = orders.map((value) => ({ value, label: dateInOrder(written, value) }));
  return askChoice(`Which day is ${written}?`, NO_TERMINAL, choices);
}

function dateIn(text: string): Instant | undefined {
  const date = readWrittenDate(text);
  return date !== undefined && 'at' in date ? date.at : undefined;
}

async function askAccount({ proposal }: ListQuestion): Promise<string> {
  const answer = await askText(
    'Whose account is it about? (its handle or id)',
    NO_TERMINAL,
    (text) => (text.trim() === '' ? 'Write a handle, such as @robin.' : undefined),
    { initial: proposal.account },
  );
  return answer!.trim();
}
