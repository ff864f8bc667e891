import type { StoredFile } from '../container/container.ts';
import { NoWorkbook, readAllXml, withPiece } from './read-xml.ts';

/** The most characters of all texts of a workbook, which must be in memory: a million long bios. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/** Reads the texts that cells refer to by number, without hints for pronunciation (`rPh`). */
export async function readTexts(file: StoredFile | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (file === undefined) return texts;
  let [text, characters] = ['', 0];
  let [isText, isPronounced] = [false, false];
  await readAllXml(file.read(), {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 't') isText = true;
      if (tag === 'rPh') isPronounced = true;
    },
    text(piece) {
      if (isText && !isPronounced) text = withPiece(text, piece);
    },
    close(tag) {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isPronounced = false;
      if (tag !== 'si') return;
      texts.push(withControls(text));
      characters += text.length + 1;
      if (characters > MOST_CHARACTERS) throw new NoWorkbook('has more text than fits in memory');
    },
  });
  return texts;
}

/** Returns the text of a cell. Excel writes control characters as `_x000D_`. */
export function withControls(text: string): string {
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
