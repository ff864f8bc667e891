import type { Instant } from '../../model/instant.ts';

/** The address of a record: `at://did/collection/rkey`. */
const AT_URI = /^at:\/\/(?<did>did:[^/]+)\/(?<collection>[^/]+)\/(?<rkey>[^/]+)$/;

/** The parts of a record's address. */
export interface RecordAddress {
  did: string;
  collection: string;
  /** The key of the record within its collection. */
  rkey: string;
}

/** Returns the parts of an address; `undefined` if it is not the address of a record. */
export function recordAddress(uri: string): RecordAddress | undefined {
  const parts = AT_URI.exec(uri)?.groups;
  if (parts === undefined) return undefined;
  return { did: parts.did!, collection: parts.collection!, rkey: parts.rkey! };
}

const DIGITS = '234567abcdefghijklmnopqrstuvwxyz';
const TID = /^[2-7a-j][2-7a-z]{12}$/;

/**
 * Returns the time in a key that is a TID: microseconds since 1970 in its first 11 characters, 5 bits
 * each (AT Protocol, "TID"). Whoever writes the record chooses the key, so it proves nothing.
 *
 * @example timeOfKey('3jzfcijpj2z2a') // 2023-06-30T15:03:01.887Z
 */
export function timeOfKey(rkey: string): Instant | undefined {
  if (!TID.test(rkey)) return undefined;
  let microseconds = 0;
  for (const digit of rkey.slice(0, 11)) microseconds = microseconds * 32 + DIGITS.indexOf(digit);
  return Math.floor(microseconds / 1000) as Instant;
}

/** Whether the record `a` has a later key than `b`. Keys of posts are TIDs, which sort by time. */
export function hasLaterKey(a: string, b: string): boolean {
  return keyOf(a) > keyOf(b);
}

function keyOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
