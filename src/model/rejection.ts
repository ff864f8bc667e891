/**
 * Why a value from outside is not an event, in words that its sender can act on. Only parsers throw
 * and catch it. Everywhere else a rejection is a value.
 */
export class Rejection extends Error {
  /** Keeps no stack, which nobody reads: it would take most of the time of a file of broken rows. */
  constructor(reason: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(reason);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const SHOWN_CHARACTERS = 40;

/** Returns a short text for a value from outside that is safe to print. Quotes and cuts strings. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const cut = value.length > SHOWN_CHARACTERS;
    return JSON.stringify(cut ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value);
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'number') {
    return String(value);
  }
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** Returns the kind of a JSON value, for `is … , not text`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'text';
  return `the ${typeof value} ${String(value)}`;
}
