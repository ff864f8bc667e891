import { InvalidArgumentError } from 'commander';
import { parseInstant } from '../model/instant.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** A time as typed: RFC 3339, or a day, which begins at midnight UTC. */
export function typedInstant(text: string): number {
  const instant = parseInstant(DATE.test(text) ? `${text}T00:00:00Z` : text);
  if (instant === undefined)
    throw new InvalidArgumentError('Say a day as 2026-01-31, or a time as 2026-01-31T08:00:00Z.');
  return instant;
}

/** The window of a report, as typed. */
export interface WindowOptions {
  from?: number;
  to?: number;
}
