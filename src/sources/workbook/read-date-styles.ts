import type { StoredFile } from '../container/container.ts';
import { readAllXml } from './read-xml.ts';

/** Returns, by the number of a style, whether it shows numbers as dates. */
export async function readDateStyles(file: StoredFile | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (file === undefined) return styles;
  const formats = new Map<number, string>();
  let isOfCells = false;
  await readAllXml(file.read(), {
    open(tag, { numFmtId, formatCode = '' }) {
      if (tag === 'numFmt') formats.set(Number(numFmtId), formatCode);
      if (tag === 'cellXfs') isOfCells = true;
      if (tag === 'xf' && isOfCells) styles.push(isDate(Number(numFmtId), formats));
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

function isDate(format: number, formats: ReadonlyMap<number, string>): boolean {
  const code = formats.get(format);
  if (code === undefined) return BUILT_IN.some(([from, to]) => format >= from && format <= to);
  // Quoted words, colours and languages in brackets, and escaped letters are not part of a date.
  const plain = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '');
  return !/general/i.test(plain) && /[ymdhs]/i.test(plain);
}
