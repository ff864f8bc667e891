/**
 * Characters that start a formula in spreadsheets (OWASP, CSV injection), also in their full-width
 * forms and after spaces or invisible characters.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;

/**
 * Returns a text from outside as a cell that no spreadsheet runs, with an apostrophe before what
 * would be a formula. Lone surrogates, which UTF-8 does not have, become U+FFFD.
 */
export function harmlessCell(text: string): string {
  const wellFormed = text.toWellFormed();
  return FORMULA.test(wellFormed) ? `'${wellFormed}` : wellFormed;
}
