import { EXIT, TribeError } from './errors.ts';
import { formatInstant } from './instant.ts';
import type { ListQuestion } from './list-question.ts';

/** The error of a list that needs answers from the owner before its import. */
export class UnansweredQuestion extends TribeError {
  readonly question: ListQuestion;

  constructor(question: ListQuestion) {
    super(whatIsMissing(question), `Run: ${answeringCommand(question)}`, EXIT.usage);
    this.question = question;
  }
}

/** Names everything that the owner has to answer. */
function whatIsMissing({ file, asks, columns, proposal }: ListQuestion): string {
  const parts: string[] = [];
  if (asks.includes('map')) {
    parts.push(`${file} has no column that Tribefinder knows (${shown(columns)}).`);
  }
  if (asks.includes('as')) {
    parts.push(`${file} does not say whether it lists followers, people you follow, or posts.`);
  }
  if (asks.includes('at')) {
    const [first, second] = proposal.at;
    parts.push(
      second === undefined
        ? `${file} has no date, so say when the list was made.`
        : `The date of ${file} can mean ${day(first!)} or ${day(second)}.`,
    );
  }
  if (asks.includes('account')) parts.push(`${file} does not say whose account it is about.`);
  return parts.join(' ');
}

const MOST_SHOWN = 10;

function shown(columns: readonly string[]): string {
  const names = columns.slice(0, MOST_SHOWN).map((name) => `\`${name}\``);
  return names.join(', ') + (columns.length > MOST_SHOWN ? ', …' : '');
}

/** Returns the command that answers the question, with the likeliest answers. */
function answeringCommand({ file, asks, columns, proposal }: ListQuestion): string {
  const words = ['tribe', 'import', quoted(file)];
  if (asks.includes('as')) words.push('--as', proposal.as ?? 'followers');
  if (asks.includes('map')) words.push('--map', quoted(`${columns[0] ?? 'COLUMN'}=handle`));
  if (asks.includes('at')) words.push('--at', day(proposal.at[0] ?? EXAMPLE));
  if (asks.includes('account')) words.push('--account', quoted(proposal.account ?? 'HANDLE'));
  return words.join(' ');
}

const EXAMPLE = Date.UTC(2026, 2, 1);

function day(instant: number): string {
  return formatInstant(instant).replace('T00:00:00Z', '');
}

/** Quotes a word for a shell, if it needs quotes. */
function quoted(word: string): string {
  return /^[\w./=@:+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
