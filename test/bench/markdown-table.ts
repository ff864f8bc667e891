/** Prints a table in Markdown, its columns as wide as what they hold; numbers to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const width = head.map((title, c) =>
    Math.max(3, title.length, ...rows.map((row) => row[c].length)),
  );
  const isNumber = head.map((_, c) => rows.every((row) => /^-?[\d.,]*$/.test(row[c])));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, c) => (isNumber[c] ? cell.padStart(width[c]) : cell.padEnd(width[c])))
      .join(' | ')} |`;
  const rule = width.map((w, c) => (isNumber[c] ? `${'-'.repeat(w - 1)}:` : '-'.repeat(w)));
  console.log([line(head), line(rule), ...rows.map(line), ''].join('\n'));
}
