/** How lists call the sum in their last row, in many languages. */
const TOTALS = new Set(
  (
    'total totals totale totali totaux totaal totalt totalsumma grandtotal subtotal count sum summe gesamt ' +
    'gesamtzahl insgesamt anzahl suma soma somme ensemble razem łącznie celkem spolu összesen toplam yhteensä ' +
    'ialt ukupno skupaj kokku kopā išviso jumlah tổng tổngcộng σύνολο итого всего усього разом общо ' +
    '合計 总计 總計 合计 共计 합계 총계 مجموع المجموع إجمالي סהכ कुल รวม'
  ).split(' '),
);

/** The most rows below a list that can be its footer. */
export const MOST_FOOTERS = 3;

/** Characters of a footer. */
const LONGEST = 200;

const NUMBER = String.raw`\d[\d.,'’\s\u00a0\u202f]*`;
/** `Total: 3`, `3 followers`, `(3 of 10)`, `Page 1 of 3`. */
const COUNTED = [
  new RegExp(String.raw`^(?<word>[^\d:=]+?)\s*[:=]\s*${NUMBER}$`, 'u'),
  new RegExp(String.raw`^(?<word>[^\d:=]+?)\s+${NUMBER}$`, 'u'),
  new RegExp(String.raw`^[(\[]?${NUMBER}\s+(?:\p{L}+\s*){1,3}(?:${NUMBER})?[)\]]?$`, 'u'),
  new RegExp(String.raw`^\p{L}+\s+\d+\s*(?:\p{L}+|/)\s*\d+$`, 'u'),
];
const NUMBERS_ALONE = new RegExp(`^(?:${NUMBER}%?)?$`, 'u');

/**
 * Whether cells can be a footer and no person: a sum, a count, the number of a page, or a sentence
 * alone in its row. A handle is one word, so only a word for a sum could be one, and then it begins
 * with a small letter.
 */
export function isFooter(cells: readonly string[]): boolean {
  const [first = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (first === '' || first.length > LONGEST || /[@＠]/u.test(first)) return false;
  if (!others.every((cell) => cell.length <= LONGEST && NUMBERS_ALONE.test(cell))) return false;
  if (isTotal(first)) return true;
  return others.length === 0 && (isSum(first) || first.split(/\s+/u).length > 2);
}

/** Whether a text is a sum, a count, or the number of a page. */
export function isSum(text: string): boolean {
  return text.length <= LONGEST && !/[@＠]/u.test(text) && (isTotal(text) || isCount(text));
}

function isCount(text: string): boolean {
  return COUNTED.some((pattern) => {
    const found = pattern.exec(text);
    if (found === null) return false;
    const word = found.groups?.word;
    return word === undefined || isTotal(word) || /\s/u.test(word);
  });
}

function isTotal(text: string): boolean {
  const plain = text.toLowerCase().replaceAll(/[^\p{L}\p{M}]/gu, '');
  const isHandle = /^\p{Ll}+$/u.test(text) && text !== text.toUpperCase();
  return !isHandle && TOTALS.has(plain);
}

/** Keeps rows that may be the footer of a list until another row follows. */
export class HeldFooters<Row> {
  #held: Row[] = [];
  readonly #mayBe: (row: Row) => boolean;

  constructor(mayBe: (row: Row) => boolean) {
    this.#mayBe = mayBe;
  }

  /** Returns the rows that are in the list, those included that were held before. */
  take(rows: Iterable<Row>): Row[] {
    const sure: Row[] = [];
    for (const row of rows) {
      this.#held.push(row);
      if (this.#mayBe(row) && this.#held.length <= MOST_FOOTERS) continue;
      sure.push(...this.#held);
      this.#held = [];
    }
    return sure;
  }
}
