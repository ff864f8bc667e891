import { writeCount } from '../../render/wording/numbers.ts';
import { readableLabel } from '../../render/wording/readable-label.ts';

/** So many entries of a list are shown to people; all of them are in the JSON. */
export const SHOWN = 10;

/** How many more there are than shown. */
export function andMore(all: number): string[] {
  return all > SHOWN ? [`and ${writeCount(all - SHOWN)} more: --json has them all`] : [];
}

/** Somebody by their handle where it is known, else by their id. */
export function nameOf({ id, handle }: { id: string; handle?: string }): string {
  return handle === undefined ? readableLabel(id) : `@${readableLabel(handle)}`;
}
