import {
  ACCOUNT_STATUSES,
  DEPARTURE_REASONS,
  ENGAGEMENT_KINDS,
  PLATFORMS,
  POST_KINDS,
} from '../../../model/events.ts';
import { EVENT_TYPES } from '../../event-facts.ts';

/** The keys whose values name people. */
const WHO = new Set(['id', 'handle', 'person', 'from', 'to', 'other', 'followers']);

/** Words of the file formats, which do not name a person in a row that cannot be parsed. */
const OF_THE_FORMAT: ReadonlySet<string> = new Set([
  ...WHO,
  ...EVENT_TYPES,
  ...PLATFORMS,
  ...POST_KINDS,
  ...DEPARTURE_REASONS,
  ...ACCOUNT_STATUSES,
  ...ENGAGEMENT_KINDS,
  ...(
    'type name at before after text kind weight term bio location reason complete incomplete ' +
    'ordered topics lang platform true false null'
  ).split(' '),
]);

/** The separators of values in rows of JSON and CSV, whole or broken. */
const BETWEEN_CELLS = /[\t\r\n"',;[\]{}]+/u;
const BETWEEN_WORDS = /[\s"',;[\]{}]+/u;

/** The names of people in a row that is not an event. */
export interface NamedInLine {
  ids: Set<string>;
  handles: Set<string>;
  /** All other texts, which may mention people. */
  texts: string[];
}

/**
 * Returns the names in a row. In valid JSON, only the values of some keys are names. In any other
 * row, every value may be one.
 */
export function namedInLine(line: string): NamedInLine {
  const value = parsed(line);
  if (typeof value === 'object' && value !== null) return namedInJson(value);
  const cells = line.split(BETWEEN_CELLS).map((cell) => cell.trim());
  // A number in JSON follows a colon.
  const words = line.split(BETWEEN_WORDS).map((word) => word.replace(/^:/u, ''));
  return {
    ids: new Set([...cells, ...words].filter(isName)),
    handles: new Set(cells.filter(isName)),
    texts: [line],
  };
}

function isName(text: string): boolean {
  return text !== '' && !OF_THE_FORMAT.has(text.toLowerCase());
}

/** A loop, not recursion, because the value may be nested as deeply as its text is long. */
function namedInJson(value: object): NamedInLine {
  const names = new Set<string>();
  const texts: string[] = [];
  const left: [boolean, unknown][] = [[true, value]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [isWho, part] = next;
    if (typeof part === 'string') {
      texts.push(part);
      if (isWho) names.add(part.trim());
    } else if (Array.isArray(part)) {
      for (const item of part) left.push([isWho, item]);
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, field] of Object.entries(part)) left.push([WHO.has(key), field]);
    }
  }
  return { ids: names, handles: names, texts };
}

/** Parses JSON with numbers as text, because ids have more digits than a number can hold. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line, (_, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    );
  } catch {
    return undefined;
  }
}
