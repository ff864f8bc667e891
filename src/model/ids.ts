import type { Branded } from './brand.ts';

/**
 * Ids are always text. X ids exceed 2^53, so a JavaScript number may turn one into somebody else's.
 */
export type PersonId = Branded<string, 'PersonId'>;
export type PostId = Branded<string, 'PostId'>;
export type AccountId = Branded<string, 'AccountId'>;

/**
 * The longest id of any platform is a DID (253 characters and its method). Longer ids are hostile.
 */
export const LONGEST_ID = 320;

/** Whether a text is digits alone, as most ids are. By character: every event has ids. */
export function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * Returns whether a text can be an id: not empty, at most {@link LONGEST_ID} characters,
 * well-formed Unicode, no control characters, no space at either end.
 */
export function isId(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= LONGEST_ID &&
    !UNSAFE.test(text) &&
    text.isWellFormed() &&
    text.trim() === text
  );
}
