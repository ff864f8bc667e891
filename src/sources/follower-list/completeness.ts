import type { Fields } from '../../model/fields.ts';
import type { Shortfall } from '../../model/incomplete.ts';
import { plainName } from './columns.ts';
import { countOf } from './values.ts';

/** Names of the cursor of the next page in lists from various tools. */
const CURSORS = new Set(
  'cursor nextcursor nextcursorstr nexttoken meta.nexttoken paginationtoken next nextmaxid maxid nextpagetoken endcursor pageinfo.endcursor'.split(
    ' ',
  ),
);

/** Names of the total number of people, whether the list contains them all or not. */
const TOTALS = new Set(
  'totalitems subject.followerscount totalcount total followerscount followercount edgefollowedby.count userfollowerscount count'.split(
    ' ',
  ),
);

/** A list with a smaller share of the total is cut short. A few people hide from every list. */
const LEAST_SHARE = 0.9;
/** A list may be shorter than a profile of another day by this share, and by so many people. */
const MAY_LACK = { share: 0.25, people: 20 };

/** Returns why a list may be incomplete; `undefined` without a sign of it, or if the owner denies it. */
export function whyIncomplete(list: {
  people: number;
  rejected: number;
  first: Fields;
  last: Fields;
  /** What the owner says. It can't bring back people whose rows could not be read. */
  isWhole?: boolean | undefined;
  /** How many followers the stored profile had about then. */
  ofProfile?: number | undefined;
}): Shortfall | undefined {
  const { people, rejected, first, last, isWhole = false, ofProfile } = list;
  if (rejected > 0) {
    const rows = rejected === 1 ? '1 row' : `${rejected} rows`;
    return { reason: 'rows rejected', words: `${rows} could not be read` };
  }
  if (isWhole) return undefined;
  const next = nextPage(last);
  if (next === 'there') {
    return { reason: 'next page', words: 'it names a next page that is not in the file' };
  }
  const expected = totalOf(first);
  if (expected !== undefined) {
    if (people >= expected * LEAST_SHARE) return undefined;
    return { reason: 'fewer than the file says', words: `it has ${people} of ${expected} people` };
  }
  if (isFarBelow(people, ofProfile)) {
    const words = `it has ${people} people, and your profile had ${ofProfile} followers about then`;
    return { reason: 'fewer than the profile says', words };
  }
  // A list that has as many people as the profile says is not the beginning of a longer one.
  const isAsExpected = ofProfile !== undefined && people >= ofProfile * LEAST_SHARE;
  if (next !== undefined || isAsExpected || !isPageSize(people)) return undefined;
  const words = `it has exactly ${people} rows, and many tools stop at such a round number`;
  return { reason: 'page size', words };
}

/** The profile is of another day, on which more people followed; small accounts change faster. */
function isFarBelow(people: number, ofProfile = 0): boolean {
  return people < ofProfile * (1 - MAY_LACK.share) - MAY_LACK.people;
}

/** Whether the fields beside a list show that it has a next page, or none; else `undefined`. */
function nextPage(beside: Fields): 'there' | 'none' | undefined {
  const values = (isNamed: (plain: string) => boolean): string[] =>
    Object.entries(beside).flatMap(([name, value]) =>
      isNamed(plainName(name)) ? [String(value)] : [],
    );
  const flags = values((plain) => HAS_NEXT.test(plain));
  // The last page may have a cursor too; a flag beside it says that it leads nowhere.
  const decisive = flags.length > 0 ? flags : values((plain) => CURSORS.has(plain));
  if (decisive.length === 0) return undefined;
  return decisive.every((value) => ENDS.has(value)) ? 'none' : 'there';
}

/** Names of flags beside a cursor. */
const HAS_NEXT = /(?:^|\.)has(?:nextpage|more)$/;

/** Values of a cursor or flag on the last page. */
const ENDS = new Set(['', '0', '-1', 'null', 'undefined', 'false']);

function totalOf(beside: Fields): number | undefined {
  const found = Object.keys(beside).find((name) => TOTALS.has(plainName(name)));
  return countOf(beside, found);
}

/**
 * Whether a list of this length may end with a full page. One whole list in 100 has such
 * a length too (below 1,000 people one in 50); the next list shows its departures. Treating a list
 * that was cut short as whole is worse: everybody beyond its end would count as having left.
 */
function isPageSize(count: number): boolean {
  return count >= 100 && count % (count <= 1000 ? 50 : 100) === 0;
}
