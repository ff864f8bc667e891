import type { AudienceEvent } from '../model/events.ts';

/** Some lines or records of a file. Each becomes an event, a rejected line or both. */
export interface ReadBatch {
  events: { event: AudienceEvent; line: number }[];
  rejected: Rejected[];
  /** Characters of what was read: what holding the batch may cost. */
  size: number;
}

interface Rejected {
  line: number;
  text: string;
  /** Characters of the whole of it, where `text` is only its beginning. */
  length?: number;
  reason: string;
}

/** Says why an event does not belong here; `undefined` where it does. */
export type Check = (event: AudienceEvent) => string | undefined;

/** How much of a rejected line's text the quarantine keeps, in characters. */
const KEPT_CHARACTERS = 65_536;

export function emptyBatch(): ReadBatch {
  return { events: [], rejected: [], size: 0 };
}

/** An event, maybe with a part that is rejected, or why there is none. */
export type ReadLine = { event: AudienceEvent; flaw?: string | undefined } | { rejection: string };

/** Adds what was read of a line to the batch: as an event, with its text and a reason, or as both. */
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
 * What the quarantine stores about a line or record.
 *
 * @param length of all of it, where the text is only its beginning
 */
export function rejectedLine(
  line: number,
  text: string,
  reason: string,
  length = text.length,
): Rejected {
  if (length <= KEPT_CHARACTERS) return { line, text, reason };
  // Cut in the middle of a character, the text would be no Unicode any more.
  const kept = text.slice(0, KEPT_CHARACTERS).toWellFormed();
  return { line, text: kept, length, reason };
}
