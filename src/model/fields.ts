import { epochHint } from './epoch-hint.ts';
import type { Instant } from './instant.ts';
import { parseInstant } from './instant.ts';
import { isDigits, isId, LONGEST_ID } from './ids.ts';
import { kindOf, Rejection, show } from './rejection.ts';
import { whySpoilt } from './spoilt-id.ts';

/**
 * The fields of an event before parsing. Each parser below reads one field. The input may be
 * hostile, so each parser checks the type and limits the size. It throws a {@link Rejection} that
 * names the field. A `null` field counts as missing.
 */
export type Fields = Record<string, unknown>;

/** The longest texts accepted, in UTF-16 units: several times what any platform allows. */
export const LONGEST = {
  handle: 320,
  name: 1000,
  bio: 20_000,
  location: 1000,
  lang: 64,
  term: 500,
  text: 200_000,
  label: 200,
  metric: 100,
} as const;

/** Parses a required id. It must be text, because ids beyond 2^53 do not survive as numbers. */
export function idField<Id extends string>(fields: Fields, name: string): Id {
  const value = fields[name];
  if (typeof value === 'string' && isWhole(value)) return value as Id;
  if (value == null) throw new Rejection(`\`${name}\` is missing`);
  throw new Rejection(`\`${name}\` ${whyNoId(value)}`);
}

export function optionalId<Id extends string>(fields: Fields, name: string): Id | undefined {
  return fields[name] == null ? undefined : idField<Id>(fields, name);
}

/** Returns whether a text is an id, and no program has spoilt it. */
export function isWhole(text: string): boolean {
  if (isDigits(text)) return text.length <= LONGEST_ID;
  return isId(text) && whySpoilt(text) === undefined;
}

/** Says why a value is not an id. The caller has found that it is not. */
export function whyNoId(value: unknown): string {
  if (typeof value === 'number') {
    return `is the number ${value}; ids must be text, because X ids exceed 2^53`;
  }
  if (typeof value !== 'string') return `is ${kindOf(value)}; ids must be text`;
  if (value.length === 0) return 'is empty';
  if (value.length > LONGEST_ID) {
    return `has ${value.length} characters; an id has at most ${LONGEST_ID}`;
  }
  if (!value.isWellFormed())
    return `(${show(value)}) contains an incomplete character (a lone surrogate)`;
  const spoilt = whySpoilt(value);
  if (spoilt !== undefined) return `(${show(value)}) ${spoilt}`;
  if (value.trim() !== value) return `(${show(value)}) starts or ends with a space or line break`;
  return `(${show(value)}) contains a control character`;
}

/** Parses a required text. It may be empty. */
export function textField(fields: Fields, name: string, longest: number): string {
  const value = optionalText(fields, name, longest);
  if (value === undefined) throw new Rejection(`\`${name}\` is missing`);
  return value;
}

/** Parses a text. Keeps unusual characters, and rejects broken ones. */
export function optionalText(fields: Fields, name: string, longest: number): string | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  if (typeof value !== 'string') throw new Rejection(`\`${name}\` is ${kindOf(value)}, not text`);
  checkText(value, name, longest);
  return value;
}

export function checkText(value: string, name: string, longest: number): void {
  if (value.length > longest) {
    throw new Rejection(
      `\`${name}\` has ${value.length} characters; at most ${longest} are allowed`,
    );
  }
  if (value.includes('\0')) throw new Rejection(`\`${name}\` contains a NUL character`);
  if (!value.isWellFormed()) {
    throw new Rejection(`\`${name}\` contains an incomplete character (a lone surrogate)`);
  }
}

export function instantField(fields: Fields, name: string): Instant {
  const instant = optionalInstant(fields, name);
  if (instant === undefined) throw new Rejection(`\`${name}\` is missing`);
  return instant;
}

export function optionalInstant(fields: Fields, name: string): Instant | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  if (instant !== undefined) return instant;
  const epoch = epochHint(value);
  throw new Rejection(
    `\`${name}\` (${show(value)}) is not a time between 1970 and 2099 such as 2024-03-01T12:00:00Z` +
      (epoch === undefined ? '' : `: ${epoch}`),
  );
}

/** Parses a whole number of at least `least`. */
export function optionalCount(fields: Fields, name: string, least: number): number | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  if (Number.isSafeInteger(value) && (value as number) >= least) return Math.abs(value as number);
  throw new Rejection(`\`${name}\` (${show(value)}) is not a whole number of at least ${least}`);
}

export function optionalFlag(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  if (typeof value === 'boolean') return value;
  throw new Rejection(`\`${name}\` (${show(value)}) is neither true nor false`);
}

export function flagField(fields: Fields, name: string): boolean {
  const flag = optionalFlag(fields, name);
  if (flag === undefined) throw new Rejection(`\`${name}\` is missing`);
  return flag;
}

/** Parses a finite weight above 0. The default is 1. */
export function weightOf(value: unknown, name: string): number {
  if (value == null) return 1;
  if (typeof value === 'number' && value > 0 && value < Infinity) return value;
  throw new Rejection(`\`${name}\` (${show(value)}) is not a number above 0`);
}

/** Parses one of a fixed list of words. Returns `undefined` if the field is missing. */
export function optionalChoice<Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  if (choices.includes(value as Choice)) return value as Choice;
  throw new Rejection(`\`${name}\` (${show(value)}) is not one of ${choices.join(', ')}`);
}

export function choiceField<Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly Choice[],
): Choice {
  const choice = optionalChoice(fields, name, choices);
  if (choice === undefined) throw new Rejection(`\`${name}\` is missing`);
  return choice;
}
