/** Recognises the beginning of a record, even if the one before it is broken. */
export interface RecordStart {
  /** Call it with every byte in order. Whether this one is the `{` of a line that begins `}, {`. */
  sees: (byte: number) => boolean;
  /** Whether the `{` at that position begins a record, by the bytes after it. */
  at: (data: Buffer, place: number) => boolean;
}

/** How far {@link RecordStart.at} looks. */
export const LOOK_AHEAD = 64;

const NEWLINE = 10;
const BETWEEN = Buffer.from('}, {');

/**
 * Records begin in one of two ways. Since 2018 each is in an object with the name of its kind,
 * `{ "tweet" : {`. A string would escape these quotes, and no object within a record begins like
 * that, so it can be nothing else. Older files have `}, {` at the very beginning of a line, because
 * they indent everything within records, but not the records.
 *
 * @param wrapper `tweet` in the example. Without one, only the second way is recognised.
 */
export function createRecordStart(wrapper: string | undefined): RecordStart {
  const wrapped = wrapper === undefined ? undefined : new RegExp(`^\\{\\s*"${wrapper}"\\s*:`);
  let matched = 0;
  return {
    sees(byte) {
      if (byte === NEWLINE) matched = 0;
      else if (matched >= 0) matched = byte === BETWEEN[matched] ? matched + 1 : -1;
      if (matched !== BETWEEN.length) return false;
      matched = -1;
      return true;
    },
    at: (data, place) => wrapped?.test(data.toString('latin1', place, place + LOOK_AHEAD)) ?? false,
  };
}
