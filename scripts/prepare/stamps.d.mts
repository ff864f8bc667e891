/** Of the names and contents of all files in these places, and of what else has a say. */
export function digestOf(paths: readonly string[], others?: readonly string[]): string;
