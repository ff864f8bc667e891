import type { Fields } from '../../model/fields.ts';
import { EndsEarly } from '../input/ends-early.ts';
import { textLines, trimLine, type TextLine } from '../text/text-lines.ts';
import type { DownloadRecord, RecordKind } from '../download/download.ts';
import { timeIn } from './map-record.ts';

const FIELD = /^\s*([^:]{1,60}):\s?(.*)$/;

/**
 * Reads a text file of a download. Each record is some lines such as `Date: 2026-03-01 …` and
 * `Username: robin`, and an empty line. The names of the fields are in the owner's language, but the
 * date comes first and the name second.
 */
export async function* textBlocks(
  bytes: AsyncIterable<Buffer>,
  kind: RecordKind,
): AsyncGenerator<DownloadRecord[]> {
  const block = new OpenBlock(kind);
  try {
    for await (const lines of textLines(bytes)) {
      yield lines.flatMap((line) => block.take(line));
    }
    yield block.end();
  } catch (error) {
    if (!(error instanceof EndsEarly)) throw error;
    yield [{ kind, line: 1, text: '', rejection: error.message }];
  }
}

/** Collects the lines of the current record. */
class OpenBlock {
  readonly #kind: RecordKind;
  #lines: TextLine[] = [];

  constructor(kind: RecordKind) {
    this.#kind = kind;
  }

  /** Adds a line. Returns the record that ends before it. */
  take(line: TextLine): DownloadRecord[] {
    const isEmpty = trimLine(line.text).trim() === '' && line.fault === undefined;
    const beginsNext = this.#lines.length > 0 && isDate(line);
    const ended = isEmpty || beginsNext ? this.end() : [];
    if (!isEmpty) this.#lines.push(line);
    return ended;
  }

  end(): DownloadRecord[] {
    const lines = this.#lines;
    this.#lines = [];
    const [first] = lines;
    if (first === undefined) return [];
    const text = lines.map((line) => trimLine(line.text)).join('\n');
    const fault = lines.find((line) => line.fault !== undefined)?.fault;
    const common = { kind: this.#kind, line: first.number, text };
    if (fault !== undefined) return [{ ...common, rejection: fault }];
    return [{ ...common, value: fieldsOf(lines, this.#kind) }];
  }
}

function isDate({ text }: TextLine): boolean {
  const [, , value] = FIELD.exec(trimLine(text)) ?? [];
  return timeIn(value) !== undefined;
}

/** Returns the fields by their names, or the date and the handle of a person by their positions. */
function fieldsOf(lines: readonly TextLine[], kind: RecordKind): Fields {
  const fields: Fields = Object.create(null);
  const values: string[] = [];
  for (const { text } of lines) {
    const [, name, value] = FIELD.exec(trimLine(text)) ?? [];
    if (name === undefined) continue;
    fields[name.trim()] = value!.trim();
    values.push(value!.trim());
  }
  const date = values.find((value) => timeIn(value) !== undefined);
  const other = values.find((value) => timeIn(value) === undefined);
  if (kind === 'posts') return { date, ...fields };
  return { date, username: other };
}
