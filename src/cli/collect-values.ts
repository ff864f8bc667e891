/** Gathers the values of an option that may be said again. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
