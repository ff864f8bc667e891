/** Returns the first words of a text that nobody should have to read, and what to write instead. */
export function rejectedWords(text: string): { words: string; instead: string } | undefined;
