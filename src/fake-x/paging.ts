/**
 * How a cursor continues: after the last entry shown, or at its distance from the head of the list.
 */
export type Paging = 'keyset' | 'offset';

/** The start of a page, as stored in a cursor. */
export interface Place {
  /** The list that the cursor belongs to. */
  list: string;
  /** Keyset: the key of the last entry shown. Offset: the number of entries before the page. */
  after: string | number;
  issuedAt: number;
}

export interface Page<Entry> {
  entries: Entry[];
  /** `undefined` at the end of the list. */
  next: Place | undefined;
}

/**
 * Returns a page of a list as it is now. Keyset paging never skips anybody, however many people
 * come and go between two pages. Offset paging skips people who move up because others left.
 *
 * @param keyOf returns a unique key, which rises in list order.
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

/** Reads a cursor; `undefined` if it is not a cursor of this list. */
export function readCursor(text: string, list: string): Place | undefined {
  try {
    const place = JSON.parse(Buffer.from(text, 'base64url').toString()) as Place;
    return place.list === list ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Returns a key that rises as time falls, so that lists begin with the newest. */
export function newestFirst(at: number, id: string): string {
  return `${String(1e15 - at).padStart(16, '0')} ${id}`;
}
