import { folded } from './people-index.ts';

interface Called {
  id: string;
  handle?: string | undefined;
  name?: string | undefined;
}

/** Returns whether a person's id, handle or name contains a text, in any case. */
export function isCalled({ id, handle = '', name = '' }: Called, wanted: string): boolean {
  return [id, handle, name].some((text) => folded(text).includes(folded(wanted)));
}
