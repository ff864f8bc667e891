import type { AudienceEvent } from '../../model/events.ts';
import { parseLine } from '../../model/parse-event.ts';
import type { Parsed } from '../../model/parse-event.ts';
import { trimLine } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/** Some lines of a file, read: every one of them is either an event or set aside. */
export interface ReadBatch {
  events: { event: AudienceEvent; line: number }[];
  rejected: SetAside[];
  /** Characters of these lines: what holding the batch may cost. */
  size: number;
}

interface SetAside {
  line: number;
  text: string;
  /** Characters of the whole line, where `text` is only its beginning. */
  length?: number;
  reason: string;
}

/** A format of event files: lines in, events out; at the end what was held back comes too. */
export interface LineReader {
  take: (lines: readonly TextLine[]) => ReadBatch;
  end: () => ReadBatch;
}

/** Says why an event does not belong here; `undefined` where it does. */
export type Check = (event: AudienceEvent) => string | undefined;

/** Longest text kept of a line that is set aside, in characters. */
const KEPT_CHARACTERS = 65_536;

export function emptyBatch(): ReadBatch {
  return { events: [], rejected: [], size: 0 };
}

/** Adds what was read of a line to the batch: as an event, or with its text and a reason. */
export function addRead(
  batch: ReadBatch,
  line: number,
  text: string,
  parsed: Parsed,
  check: Check,
): void {
  batch.size += text.length;
  const reason = 'event' in parsed ? check(parsed.event) : parsed.rejection;
  if ('event' in parsed && reason === undefined) batch.events.push({ event: parsed.event, line });
  else batch.rejected.push(setAside(line, text, reason as string));
}

function setAside(line: number, text: string, reason: string): SetAside {
  if (text.length <= KEPT_CHARACTERS) return { line, text, reason };
  // Cut in the middle of a character, the text would be no Unicode any more.
  const kept = text.slice(0, KEPT_CHARACTERS).toWellFormed();
  return { line, text: kept, length: text.length, reason };
}

/** One JSON object a line. */
export function createNdjsonReader(check: Check): LineReader {
  return {
    take(lines) {
      const batch = emptyBatch();
      for (const { number, text: raw, fault } of lines) {
        const text = trimLine(raw);
        if (text === '' && fault === undefined) continue;
        const parsed = fault === undefined ? parseLine(text) : { rejection: fault };
        addRead(batch, number, text, parsed, check);
      }
      return batch;
    },
    end: emptyBatch,
  };
}
