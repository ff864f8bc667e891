import { SAVE_AS_CSV } from './known.ts';
import type { Known } from './known.ts';

/** Zips that people import by mistake, each by a file in it. */
const KNOWN: readonly [file: RegExp, known: Known][] = [
  [
    /^word\/document\.xml$/,
    { what: 'a Word file', advice: 'Save it as plain text (UTF-8), and import that.' },
  ],
  [/^xl\/workbook\.bin$/, { what: 'an Excel file in binary form', advice: SAVE_AS_CSV }],
  [/^ppt\/presentation\.xml$/, { what: 'a presentation', advice: SAVE_AS_CSV }],
  [/^Index\/Document\.iwa$/, { what: 'a Numbers or Pages file', advice: SAVE_AS_CSV }],
  [/^content\.xml$/, { what: 'an OpenDocument file', advice: SAVE_AS_CSV }],
];

const OTHERWISE =
  'Import a zip that a platform gave you as it is. Import lists and event files as they are, or in a zip.';

/** Returns what a zip, a tar or a folder with these files is. */
export function knownByFiles(kind: string, files: Iterable<string>): Known {
  const names = [...files];
  const known = KNOWN.find(([file]) => names.some((name) => file.test(name)))?.[1];
  if (known !== undefined) return known;
  // A tar or a folder lists only files that may contain data, so it may not be empty.
  if (names.length === 0 && kind === 'zip')
    return { what: `an empty ${kind}`, advice: 'Choose another file.' };
  return { what: `a ${kind}, but not a download from X, Instagram or TikTok`, advice: OTHERWISE };
}
