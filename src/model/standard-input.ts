/** What standard input is called in place of a file's name. */
export const STANDARD_INPUT = 'standard input';
