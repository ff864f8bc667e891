/**
 * Signs by which spreadsheets know a formula (OWASP, CSV injection), also in their full-width
 * forms, also after spaces and characters that cannot be seen.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;

/**
 * A text from outside as a cell that no spreadsheet runs: an apostrophe goes before what would be
 * a formula. Lone surrogates, which UTF-8 does not have, become U+FFFD. All else stays as it is.
 */
export function harmlessCell(text: string): string {
  const wellFormed = text.toWellFormed();
  return FORMULA.test(wellFormed) ? `'${wellFormed}` : wellFormed;
}
