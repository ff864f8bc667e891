import type { Branded } from './brand.ts';

/**
 * Ids are text, always: X ids exceed 2^53, so one that passed through a JavaScript number
 * may already name somebody else.
 */
export type PersonId = Branded<string, 'PersonId'>;
export type PostId = Branded<string, 'PostId'>;
export type AccountId = Branded<string, 'AccountId'>;

/** Longest id any platform sends is a DID with its method (253 + a few); the rest is hostile. */
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
 * Whether a text can be an id: not empty, no control characters, well-formed Unicode,
 * at most {@link LONGEST_ID} characters, no space at either end.
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
