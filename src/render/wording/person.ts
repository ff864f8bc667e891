import { readableLabel } from './readable-label.ts';

export interface NamedPerson {
  id: string;
  handle?: string | undefined;
  name?: string | undefined;
}

/** The handle of a person, or else the name, or else the id. */
export function personInWords({ id, handle, name }: NamedPerson): string {
  if (handle !== undefined) return `@${readableLabel(handle.replace(/^@/u, ''))}`;
  return readableLabel(name ?? id);
}
