/** The last part of a path, as Windows or other systems write it; any other text as it is. */
export function fileName(source: string): string {
  return /[^/\\]+$/u.exec(source)?.[0] ?? source;
}
