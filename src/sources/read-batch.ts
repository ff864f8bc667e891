import type { AudienceEvent } from '../model/events.ts';

/** Some lines or records of a file. Each becomes an event, a rejected line or both. */
export interface ReadBatch {
  events: { event: AudienceEvent; line: number }[];
  rejected: Rejected[];
  /** Characters read, which show how much memory the batch may take. */
  size: number;
}

interface Rejected {
  line: number;
  text: string;
  /** Characters of the whole line, if `text` is only its beginning. */
  length?: number;
  reason: string;
}

/** Returns why an event does not belong here; `undefined` if it does. */
export type Check = (event: AudienceEvent) => string | undefined;

/** How much of a rejected line's text the quarantine keeps, in characters. */
const STORED_CHARACTERS = 65_536;

export function emptyBatch(): ReadBatch {
  return { events: [], rejected: [], size: 0 };
}

/** An event, perhaps with a flaw that is reported too, or why the line is rejected. */
export type ReadLine = { event: AudienceEvent; flaw?: string | undefined } | { rejection: string };

/** Adds a line to the batch: as an event, as a rejected line, or as both. */
export function addRead(
  batch: ReadBatch,
  line: number,
  text: string,
  parsed: ReadLine,
  check: Check,
): void {
  batch.size += text.length;
  const wrong = 'event' in parsed ? check(parsed.event) : parsed.rejection;
  if ('event' in parsed && wrong === undefined) batch.events.push({ event: parsed.event, line });
  const reason = wrong ?? ('flaw' in parsed ? parsed.flaw : undefined);
  if (reason !== undefined) batch.rejected.push(rejectedLine(line, text, reason));
}

/**
 * Returns what the quarantine stores about a line or record.
 *
 * @param length of the whole line, if the text is only its beginning
 */
export function rejectedLine(
  line: number,
  text: string,
  reason: string,
  length = text.length,
): Rejected {
  if (length <= STORED_CHARACTERS) return { line, text, reason };
  // A cut in the middle of a character would leave invalid Unicode.
  const stored = text.slice(0, STORED_CHARACTERS).toWellFormed();
  return { line, text: stored, length, reason };
}
