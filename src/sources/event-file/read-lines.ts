import type { AudienceEvent } from '../../model/events.ts';
import { parseLine } from '../../model/parse-event.ts';
import { trimLine } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/** Some lines of a file, read: every one of them is either an event or set aside. */
export interface ReadBatch {
  events: { event: AudienceEvent; line: number }[];
  rejected: SetAside[];
}

export interface SetAside {
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

/** Longest text kept of a line that is set aside, in characters. */
const KEPT_CHARACTERS = 65_536;

export function setAside(line: number, text: string, reason: string): SetAside {
  if (text.length <= KEPT_CHARACTERS) return { line, text, reason };
  // Cut in the middle of a character, the text would be no Unicode any more.
  const kept = text.slice(0, KEPT_CHARACTERS).toWellFormed();
  return { line, text: kept, length: text.length, reason };
}

/** One JSON object a line. */
export const ndjsonReader: LineReader = {
  take(lines) {
    const batch: ReadBatch = { events: [], rejected: [] };
    for (const { number, text: raw, fault } of lines) {
      const text = trimLine(raw);
      if (text === '' && fault === undefined) continue;
      const parsed = fault === undefined ? parseLine(text) : { rejection: fault };
      if ('event' in parsed) batch.events.push({ event: parsed.event, line: number });
      else batch.rejected.push(setAside(number, text, parsed.rejection));
    }
    return batch;
  },
  end: () => ({ events: [], rejected: [] }),
};
