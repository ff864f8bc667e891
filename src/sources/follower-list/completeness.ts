import type { Fields } from '../../model/fields.ts';
import { plainName } from './columns.ts';
import { countOf } from './values.ts';

/** What tools call the place at which a next page begins. */
const CURSORS = new Set(
  'cursor nextcursor nextcursorstr nexttoken meta.nexttoken paginationtoken next nextmaxid maxid nextpagetoken endcursor pageinfo.endcursor'.split(
    ' ',
  ),
);

/** What tools call the number of people that there are, listed here or not. */
const TOTALS = new Set(
  'totalitems subject.followerscount totalcount total followerscount followercount edgefollowedby.count userfollowerscount count'.split(
    ' ',
  ),
);

/** Below this share of the people that there are, a list is cut short: a few hide from every list. */
const LEAST_SHARE = 0.9;

/** Returns why a list may not be whole; `undefined` if nothing says so. */
export function whyIncomplete(list: {
  people: number;
  rejected: number;
  first: Fields;
  last: Fields;
}): string | undefined {
  const { people, rejected, first, last } = list;
  if (rejected > 0) return `${rejected === 1 ? '1 row' : `${rejected} rows`} could not be read`;
  if (hasCursor(last)) return 'it names a next page that is not in the file';
  const expected = totalOf(first);
  if (expected !== undefined) {
    if (people < expected * LEAST_SHARE) return `it has ${people} of ${expected} people`;
    return undefined;
  }
  return isPageSize(people)
    ? `it has exactly ${people} rows, which is a usual size of a page`
    : undefined;
}

function hasCursor(beside: Fields): boolean {
  return Object.entries(beside).some(
    ([name, value]) =>
      CURSORS.has(plainName(name)) &&
      (typeof value === 'string' || typeof value === 'number') &&
      !['', '0', '-1', 'null'].includes(String(value)),
  );
}

function totalOf(beside: Fields): number | undefined {
  const found = Object.keys(beside).find((name) => TOTALS.has(plainName(name)));
  return countOf(beside, found);
}

/** 100, 200, 500, and so on in every power of ten, and all whole thousands. */
function isPageSize(count: number): boolean {
  if (count < 100) return false;
  return count % 1000 === 0 || /^[125]0+$/.test(String(count));
}
