import type { StoredFile } from '../container/container.ts';
import { readAllXml } from './read-xml.ts';

/** Returns, by the number of a style, whether it shows numbers as dates. */
export async function readDateStyles(file: StoredFile | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (file === undefined) return styles;
  const isDate = new Map<number, boolean>();
  let isOfCells = false;
  await readAllXml(file.read(), {
    open(tag, { numFmtId, formatCode = '' }) {
      if (tag === 'numFmt') isDate.set(Number(numFmtId), isDateCode(formatCode));
      if (tag === 'cellXfs') isOfCells = true;
      if (tag === 'xf' && isOfCells) {
        const format = Number(numFmtId);
        styles.push(isDate.get(format) ?? isBuiltInDate(format));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') isOfCells = false;
    },
  });
  return styles;
}

/** The built-in formats of dates and times, which have no code in the file (ECMA-376, 18.8.30). */
const BUILT_IN: readonly [from: number, to: number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

function isBuiltInDate(format: number): boolean {
  return BUILT_IN.some(([from, to]) => format >= from && format <= to);
}

/** The limit of Excel. The patterns below would take long for far longer codes. */
const LONGEST_CODE = 255;

function isDateCode(code: string): boolean {
  if (code.length > LONGEST_CODE) return false;
  // Quoted words, colours and languages in brackets, and escaped letters are not part of a date.
  const plain = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '');
  return !/general/i.test(plain) && /[ymdhs]/i.test(plain);
}
