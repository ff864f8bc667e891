/** How the fake X goes on in a list: after the last one shown, or at the same distance from its head. */
export type Paging = 'keyset' | 'offset';

/** Where a page begins; what a cursor says. */
export interface Place {
  /** Of the list the cursor was made for. */
  list: string;
  /** Keyset: the key of the last one shown. Offset: how many come before. */
  after: string | number;
  issuedAt: number;
}

export interface Page<Entry> {
  entries: Entry[];
  /** `undefined`: the end. */
  next: Place | undefined;
}

/**
 * A page of a list as it is now. By keyset nobody is passed over, however many come and go between
 * two pages; by offset those move up into what was read already for whom others have left.
 *
 * @param keyOf tells entries apart, and rises in list order
 */
export function pageOf<Entry>(
  entries: Iterable<Entry>,
  {
    paging,
    list,
    size,
    place,
    now,
  }: { paging: Paging; list: string; size: number; place: Place | undefined; now: number },
  keyOf: (entry: Entry) => string,
): Page<Entry> {
  const page: Entry[] = [];
  let skipped = 0;
  let more = false;
  for (const entry of entries) {
    if (isBefore(entry, place, skipped, keyOf)) {
      skipped++;
      continue;
    }
    if (page.length === size) {
      more = true;
      break;
    }
    page.push(entry);
  }
  if (!more) return { entries: page, next: undefined };
  const after = paging === 'offset' ? skipped + page.length : keyOf(page.at(-1)!);
  return { entries: page, next: { list, after, issuedAt: now } };
}

function isBefore<Entry>(
  entry: Entry,
  place: Place | undefined,
  skipped: number,
  keyOf: (entry: Entry) => string,
): boolean {
  if (place === undefined) return false;
  return typeof place.after === 'number' ? skipped < place.after : keyOf(entry) <= place.after;
}

export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** `undefined` for what is no cursor of this list. */
export function readCursor(text: string, list: string): Place | undefined {
  try {
    const place = JSON.parse(Buffer.from(text, 'base64url').toString()) as Place;
    return place.list === list ? place : undefined;
  } catch {
    return undefined;
  }
}

/** A key that rises as time falls: newest first. */
export function newestFirst(at: number, id: string): string {
  return `${String(1e15 - at).padStart(16, '0')} ${id}`;
}
