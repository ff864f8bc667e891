/** Tells the beginning of a record even where the one before it is broken. */
export interface RecordStart {
  /** To be shown every byte in turn; whether this one is the `{` of a line that begins `}, {`. */
  sees: (byte: number) => boolean;
  /** Whether the `{` at that place begins a record, as far as the bytes after it show. */
  at: (data: Buffer, place: number) => boolean;
}

/** How far {@link RecordStart.at} looks. */
export const LOOK_AHEAD = 64;

const NEWLINE = 10;
const BETWEEN = Buffer.from('}, {');

/**
 * Records begin in one of two ways. Since 2018 each is wrapped in an object by its kind,
 * `{ "tweet" : {`: in a string these quotes would be escaped, and no object within a record is
 * wrapped like that, so it can be nothing else, wherever it stands. Older files have `}, {` at the
 * very beginning of a line, where records are written without indentation and all within them with.
 *
 * @param wrapper `tweet` in the example; where records have none, only the second way is known.
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
