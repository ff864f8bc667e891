/** Returns a text of the terminal as one line: where its lines break does not matter. */
export const unwrapped = (text: string): string => text.replaceAll(/\s+/gu, ' ');
