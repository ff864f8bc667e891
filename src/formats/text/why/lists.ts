import { writeCount } from '../../../render/wording/numbers.ts';
import { readableLabel } from '../../../render/wording/readable-label.ts';

/** The text shows this many entries of a list; the JSON has all of them. */
export const SHOWN = 10;

/** Says how many entries are not shown. */
export function andMore(all: number): string[] {
  return all > SHOWN ? [`and ${writeCount(all - SHOWN)} more; --json lists them all`] : [];
}

/** The handle of a person, or the id if the handle is unknown. */
export function nameOf({ id, handle }: { id: string; handle?: string }): string {
  return handle === undefined ? readableLabel(id) : `@${readableLabel(handle)}`;
}
