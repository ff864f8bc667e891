import { parseLine } from '../../model/parse-event.ts';
import { addRead, emptyBatch } from '../read-batch.ts';
import type { Check } from '../read-batch.ts';
import type { LineReader } from '../text/line-reader.ts';
import { trimLine } from '../text/text-lines.ts';

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
