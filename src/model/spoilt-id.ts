import { isErasedId } from './erased-account.ts';
import { isDigits } from './ids.ts';

/**
 * Spreadsheets and other programs take ids for numbers and spoil them. A spoilt id is nobody's, or
 * somebody else's, so it must never become a person.
 */
const EXPORT_AGAIN = 'export the file again and do not open it in a spreadsheet';

/** The forms of spoilt ids, with the cause and the advice. */
const SPOILT: readonly [form: RegExp, why: string][] = [
  [
    /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i,
    `was shortened by a spreadsheet, and its last digits are lost: ${EXPORT_AGAIN}`,
  ],
  [
    /^\d+[.,]0+$/,
    'was read as a decimal number, which may have changed its last digits: export the file again with ids as text',
  ],
  [
    /^\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3}){2,}|(?:[ \u00a0\u202f'’]\d{3})+)$/,
    `has separators between its digits, which a spreadsheet puts into numbers: ${EXPORT_AGAIN}`,
  ],
  [
    /^(?:nan|null|none|nil|undefined|n\/a|<na>|\\n|#n\/a|#[a-z/0]+[!?]|#{3,})$/i,
    'stands for an empty or faulty cell: export the file again, or remove the row',
  ],
  [
    /^(?:="|['"]\d+)/,
    'is wrapped in signs of a spreadsheet: import the file as CSV, or remove the signs',
  ],
];

/** How all of them begin. */
const SUSPECT = /^[-+\d="'nu<\\#]/i;

/**
 * Returns why an id is spoilt and what to do, as a phrase that follows the id; `undefined` if it is
 * not spoilt. An id of an erased account is never read: it would join somebody to that account.
 */
export function whySpoilt(id: string): string | undefined {
  if (isErasedId(id))
    return 'has the form of the ids that Tribefinder gives to accounts that their platform deleted, and is nobody’s';
  if (isDigits(id) || !SUSPECT.test(id)) return undefined;
  return SPOILT.find(([form]) => form.test(id))?.[1];
}

const WRAPPED = /^(?:="([^"]+)"|'(\d+))$/;

/**
 * Returns the id in `="123"` or `'123'`. People wrap ids so to keep spreadsheets from reading them
 * as numbers.
 */
export function unwrappedId(text: string): string {
  const [, quoted, digits] = WRAPPED.exec(text) ?? [];
  return quoted ?? digits ?? text;
}
