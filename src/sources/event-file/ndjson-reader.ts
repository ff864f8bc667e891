import { parseJson } from '../../model/parse-event.ts';
import { addRead, emptyBatch } from '../read-batch.ts';
import type { Check, ReadLine } from '../read-batch.ts';
import { readEvent } from './read-event.ts';
import type { LineReader } from '../text/line-reader.ts';
import { trimLine } from '../text/text-lines.ts';

/** Reads one JSON object a line. */
export function createNdjsonReader(check: Check): LineReader {
  return {
    take(lines) {
      const batch = emptyBatch();
      for (const { number, text: raw, fault } of lines) {
        const text = trimLine(raw);
        if (text === '' && fault === undefined) continue;
        const read = fault === undefined ? readLine(text) : { rejection: fault };
        addRead(batch, number, text, read, check);
      }
      return batch;
    },
    end: emptyBatch,
  };
}

function readLine(text: string): ReadLine {
  const json = parseJson(text);
  return 'value' in json ? readEvent(json.value) : json;
}
