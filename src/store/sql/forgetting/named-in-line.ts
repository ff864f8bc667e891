import {
  ACCOUNT_STATUSES,
  DEPARTURE_REASONS,
  ENGAGEMENT_KINDS,
  PLATFORMS,
  POST_KINDS,
} from '../../../model/events.ts';
import { EVENT_TYPES } from '../../event-facts.ts';

/** Under these keys a line says who somebody is. */
const WHO = new Set(['id', 'handle', 'person', 'from', 'to', 'other', 'followers']);

/** What lines say of anybody: of one that cannot be parsed, none of these is a name. */
const OF_THE_FORMAT: ReadonlySet<string> = new Set([
  ...WHO,
  ...EVENT_TYPES,
  ...PLATFORMS,
  ...POST_KINDS,
  ...DEPARTURE_REASONS,
  ...ACCOUNT_STATUSES,
  ...ENGAGEMENT_KINDS,
  ...(
    'type name at before after text kind weight term bio location reason complete ordered topics ' +
    'lang platform true false null'
  ).split(' '),
]);

/** What separates values in lines of JSON and CSV, whole or broken. */
const BETWEEN_CELLS = /[\t\r\n"',;[\]{}]+/u;
const BETWEEN_WORDS = /[\s"',;[\]{}]+/u;

/** What a line that is no event may name somebody by. */
export interface NamedInLine {
  ids: Set<string>;
  handles: Set<string>;
  /** Whatever else it says, in which somebody may be mentioned. */
  texts: string[];
}

/** Of JSON that can be parsed, only what stands where somebody is named; else all that it holds. */
export function namedInLine(line: string): NamedInLine {
  const value = parsed(line);
  if (typeof value === 'object' && value !== null) return namedInJson(value);
  const cells = line.split(BETWEEN_CELLS).map((cell) => cell.trim());
  // A number in JSON stands behind its colon.
  const words = line.split(BETWEEN_WORDS).map((word) => word.replace(/^:/u, ''));
  return {
    ids: new Set([...cells, ...words].filter(isName)),
    handles: new Set(cells.filter(isName)),
    texts: [line],
  };
}

function isName(said: string): boolean {
  return said !== '' && !OF_THE_FORMAT.has(said.toLowerCase());
}

/** Not by recursion: it may be nested as deep as it is long. */
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
      for (const [key, held] of Object.entries(part)) left.push([WHO.has(key), held]);
    }
  }
  return { ids: names, handles: names, texts };
}

/** Numbers as they are written: ids have more digits than a number holds. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line, (_, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    );
  } catch {
    return undefined;
  }
}
