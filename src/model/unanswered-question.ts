import { shellWord } from './shell-word.ts';
import { EXIT, TribeError } from './errors.ts';
import { formatInstant } from './instant.ts';
import { readWrittenDate } from './written-date.ts';
import { STANDARD_INPUT } from './standard-input.ts';
import type { ListHints, ListQuestion } from './list-question.ts';

/** The error of a list that needs answers from the owner before its import. */
export class UnansweredQuestion extends TribeError {
  readonly question: ListQuestion;
  /** What the owner has answered already. */
  readonly said: ListHints;

  constructor(question: ListQuestion, said: ListHints) {
    const command = answeringCommand([question.file], question, said);
    super(whatIsMissing(question), `Run: ${command}`, EXIT.usage);
    this.question = question;
    this.said = said;
  }
}

/**
 * Returns one error for questions that ask for the account only, so that one command answers all.
 * The first account that a file proposes is the likeliest.
 */
export function unansweredTogether(errors: readonly UnansweredQuestion[]): TribeError {
  const files = errors.map(({ question }) => question.file);
  const { question, said } =
    errors.find((error) => error.question.proposal.account !== undefined) ?? errors[0]!;
  return new TribeError(
    `${files.join(', ')} do not say whose account they are about.`,
    `Run: ${answeringCommand(files, question, said)}`,
    EXIT.usage,
  );
}

/** Names everything that the owner has to answer, and the file once. */
function whatIsMissing({ file, asks, columns, proposal }: ListQuestion): string {
  const [first, second] = proposal.at;
  const missing = {
    map:
      proposal.as === 'posts'
        ? `${file} has no column that is known as ${missingOfPosts(proposal)} of a post (${shown(columns)}).`
        : `${file} has no column that Tribefinder knows (${shown(columns)}).`,
    as: `${file} does not say whether it lists followers, people you follow, or posts.`,
    at:
      second === undefined
        ? `${file} has no date, so say when the list was made.`
        : `${file} has a date that can mean ${day(first!)} or ${day(second)}.`,
    dates: `${file} has dates that can mean several days (${meaningsOf(proposal)}).`,
    account: `${file} does not say whose account it is about.`,
  };
  const sentences = (['map', 'as', 'at', 'dates', 'account'] as const)
    .filter((asked) => asks.includes(asked))
    .map((asked) => missing[asked]);
  return sentences
    .map((sentence, at) => (at === 0 ? sentence : `It${sentence.slice(file.length)}`))
    .join(' ');
}

/** What every post has. */
const OF_A_POST = { id: 'the id', text: 'the text', at: 'the date' } as const;

/** Returns the fields of a post for which there is no column. */
function missing({ map }: ListQuestion['proposal']): (keyof typeof OF_A_POST)[] {
  const known = Object.values(map);
  return (['id', 'text', 'at'] as const).filter((field) => !known.includes(field));
}

function missingOfPosts(proposal: ListQuestion['proposal']): string {
  return missing(proposal)
    .map((field) => OF_A_POST[field])
    .join(' and ');
}

/** Names an ambiguous date and the days that it can mean. */
function meaningsOf({ dates }: ListQuestion['proposal']): string {
  if (dates === undefined) return '';
  const days = dates.orders.flatMap((order) => {
    const date = readWrittenDate(dates.written, order);
    return date !== undefined && 'at' in date ? [formatInstant(date.at).slice(0, 10)] : [];
  });
  return `${dates.written} is ${days.join(' or ')}`;
}

const MOST_SHOWN = 10;

function shown(columns: readonly string[]): string {
  const names = columns.slice(0, MOST_SHOWN).map((name) => `\`${name}\``);
  return names.join(', ') + (columns.length > MOST_SHOWN ? ', …' : '');
}

/** Returns the command with what was answered already, and the likeliest answers to the rest. */
function answeringCommand(
  files: readonly string[],
  question: ListQuestion,
  said: ListHints,
): string {
  const { asks, proposal } = question;
  const words = ['tribe', 'import', ...files.map(fileWord)];
  const as = asks.includes('as') ? (proposal.as ?? 'followers') : said.as;
  if (as !== undefined) words.push('--as', as);
  for (const [column, field] of Object.entries(said.map ?? {})) {
    words.push('--map', shellWord(`${column}=${field}`));
  }
  if (asks.includes('map') && proposal.as === 'posts') {
    for (const field of missing(proposal)) words.push('--map', `COLUMN=${field}`);
  } else if (asks.includes('map')) {
    words.push('--map', shellWord(`${columnOfHandles(question)}=handle`));
  }
  const at = asks.includes('at') ? (proposal.at[0] ?? EXAMPLE) : said.at;
  if (at !== undefined) words.push('--at', day(at));
  const dates = asks.includes('dates') ? proposal.dates!.orders[0] : said.dates;
  if (dates !== undefined) words.push('--dates', dates.replace(' ', '-'));
  const account = asks.includes('account') ? (proposal.account ?? 'HANDLE') : said.account;
  if (account !== undefined) words.push('--account', shellWord(account));
  return words.join(' ');
}

/** Names a file as the command line takes it. */
function fileWord(file: string): string {
  return file === STANDARD_INPUT ? '-' : shellWord(file);
}

/** The first column of unknown meaning in which every previewed cell can be a handle. */
function columnOfHandles({ columns, preview, proposal }: ListQuestion): string {
  const found = columns.find(
    (name, at) =>
      proposal.map[name] === undefined && preview.every((row) => mayBeHandle(row[at] ?? '')),
  );
  return found ?? 'COLUMN';
}

function mayBeHandle(cell: string): boolean {
  return /^@?[\w.-]*[a-z][\w.-]*(?:@[\w.-]+)?$/i.test(cell);
}

const EXAMPLE = Date.UTC(2026, 2, 1);

function day(instant: number): string {
  return formatInstant(instant).replace('T00:00:00Z', '');
}
