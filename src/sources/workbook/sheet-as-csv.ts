import Papa from 'papaparse';
import { TribeError } from '../../model/errors.ts';
import type { Container, StoredFile } from '../container/container.ts';
import { refused } from '../container/read-zip.ts';
import { isEventHeader } from '../event-file/csv-cells.ts';
import { isListHeader } from '../follower-list/recognise-list.ts';
import { EndsEarly } from '../input/ends-early.ts';
import { inputOf, type Input } from '../input/open-input.ts';
import { spool } from '../input/spool.ts';
import { whyTooLarge } from '../input/unpacking-limits.ts';
import { SAVE_AS_CSV } from '../looks-like/known.ts';
import { MOST_LINES_ABOVE } from '../text/csv-header.ts';
import type { Shared } from './cell-text.ts';
import { readDateStyles } from './read-date-styles.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';
import { readTexts } from './read-texts.ts';
import { NoWorkbook } from './read-xml.ts';
import { partsOf, WORKBOOK } from './workbook-parts.ts';

/** Whether a container is a workbook of Excel (`.xlsx`). */
export function isWorkbook({ kind, files }: Container): boolean {
  return kind === 'zip' && files.has(WORKBOOK);
}

/**
 * Returns the first sheet of a workbook with a header that we know, else the first with cells, as CSV
 * with a line for each row. The CSV is then read like any other text. Throws a `TribeError` for a
 * workbook that is damaged or empty, or that would unpack to more than real ones do.
 */
export async function sheetAsCsv(workbook: Container): Promise<{ csv: Input; notes: string[] }> {
  try {
    workbook.mustBeSafe(workbook.files.keys());
    const { sheets, strings, styles, from1904 } = await partsOf(workbook);
    const shared = {
      texts: await readTexts(strings),
      isDate: await readDateStyles(styles),
      from1904,
    };
    const sheet = await chooseSheet(sheets, shared);
    if (sheet === undefined) {
      throw new TribeError(`${workbook.name} has no sheet with data.`, 'Choose another file.');
    }
    const csv = await spool(csvOf(readSheet(sheet.file, shared), workbook));
    const notes = sheets.length > 1 ? [`Only the sheet "${sheet.name}" was read.`] : [];
    return { csv: await inputOf(csv, workbook.name), notes };
  } catch (error) {
    throw whyNotReadable(error as Error, workbook.name);
  }
}

interface Sheet {
  name: string;
  file: StoredFile;
}

/** A list is in one of the first sheets. */
const MOST_SHEETS = 100;

async function chooseSheet(sheets: readonly Sheet[], shared: Shared): Promise<Sheet | undefined> {
  let first: Sheet | undefined;
  for (const sheet of sheets.slice(0, MOST_SHEETS)) {
    for await (const { number, cells } of readSheet(sheet.file, shared)) {
      if (number > MOST_LINES_ABOVE) break;
      const names = cells.map((cell) => cell.trim());
      if (isListHeader(names) || isEventHeader(names)) return sheet;
      if (names.some((name) => name !== '')) first ??= sheet;
    }
  }
  return first;
}

/** Characters to write at once. */
const CHUNK = 64 * 1024;

/** Writes each row on the line with its number, as long as no cell has line breaks. */
async function* csvOf(
  rows: AsyncIterable<SheetRow>,
  { name, files }: Container,
): AsyncGenerator<Buffer> {
  const packed = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  let [line, written, text] = [1, 0, ''];
  for await (const { number, cells } of rows) {
    text += '\n'.repeat(number - line) + Papa.unparse([cells]);
    line = number;
    if (text.length < CHUNK) continue;
    written += text.length;
    // A text is stored once, but written for each cell that refers to it.
    const why = whyTooLarge(packed, written);
    if (why !== undefined) throw refused(name, why);
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function whyNotReadable(error: Error, name: string): Error {
  if (error instanceof TribeError) return error;
  const isXml =
    error instanceof NoWorkbook || error instanceof EndsEarly || /^\d+:\d+: /.test(error.message);
  if (!isXml) return error;
  return new TribeError(
    `${name} is an Excel file that cannot be read: ${error.message.replace(/\.$/, '')}.`,
    SAVE_AS_CSV,
  );
}
