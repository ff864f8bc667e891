import { writeZip, type ZipPart } from './x-archive/write-zip.ts';

/** A cell: text, a number with the digits that stand in the file, a date by its serial, or an error. */
export type Cell = string | { number: string } | { date: number } | { error: string } | undefined;

export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of Excel; with `inline`, as programs write that stream their rows. */
export function writeWorkbook(
  sheets: readonly Sheet[],
  { inline = false, from1904 = false } = {},
): Buffer {
  const texts: string[] = [];
  const parts: ZipPart[] = sheets.map(({ rows }, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    content: sheetXml(rows, inline ? undefined : texts),
  }));
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 7}" r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map((_, i) =>
    relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`),
  );
  return writeZip([
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships>${relations.join('')}${relation('rS', 'styles', 'styles.xml')}${relation('rT', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `${HEAD}<sst xmlns="${MAIN}">${texts.map(textXml).join('')}</sst>`,
    },
    ...parts,
  ]);
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

/** Every other text is in pieces of different looks, with its pronunciation. */
function textXml(text: string, i: number): string {
  if (i % 2 === 0) return `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  const pieces = [text.slice(0, 1), text.slice(1)].map(
    (piece) => `<r><t>${escaped(piece)}</t></r>`,
  );
  return `<si>${pieces.join('')}<rPh sb="0" eb="1"><t>said</t></rPh></si>`;
}

function sheetXml(rows: Sheet['rows'], texts: string[] | undefined): string {
  const all = rows.map((cells, i) => {
    const written = cells.map((cell, column) =>
      cellXml(cell, `${lettersOf(column)}${i + 1}`, texts),
    );
    return cells.length === 0 ? '' : `<row r="${i + 1}">${written.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:B2"/><sheetData>${all.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: Cell, at: string, texts: string[] | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') {
    if ('number' in cell) return `<c r="${at}"><v>${cell.number}</v></c>`;
    if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
    return `<c r="${at}" s="1"><v>${cell.date}</v></c>`;
  }
  if (texts === undefined) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
}

function lettersOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : lettersOf(Math.floor(column / 26) - 1) + rest;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
