import { hash } from 'node:crypto';
import type { EventFacts } from './event-facts.ts';

/** Bytes of the identity of an event, and of the key under which it is stored. */
export const IDENTITY_BYTES = 16;
const TIME_BYTES = 6;

/** Set in the leading bytes of keys that begin with a time. */
const TIMED = 2 ** 47;

/**
 * What tells an event apart from all others: 128 bits of SHA-256 of its facts. Ids hold no line
 * breaks, and JSON escapes them, so no two events have the same facts text; the free text of an
 * interest comes last. Written into `target`, so that no event costs an allocation.
 */
export function writeIdentity(facts: EventFacts, target: Buffer, offset: number): void {
  const { type, person, other, after, at, code, weight, text, followers } = facts;
  const fields =
    `${type}\n${person ?? ''}\n${other ?? ''}\n${after ?? ''}\n${at ?? ''}\n` +
    `${code ?? ''}\n${weight ?? ''}\n${text ?? ''}`;
  const content = followers === null ? fields : `${fields}\n${followers.join('\n')}`;
  // One-shot, and as a string: four times as fast as a Hash object or a Buffer.
  target.write(hash('sha256', content, 'binary'), offset, IDENTITY_BYTES, 'latin1');
}

/**
 * The key under which an event stands among those of its type: six bytes of time, or of the
 * person's number where it has no time, then ten of its identity. So events that come in order of
 * time are written side by side, and a type is read in order of time, all in the same order
 * however they were imported; those without a time come first. Written into `target` at the offset
 * at which `identities` holds the identity.
 */
export function writeEventKey(
  facts: EventFacts,
  person: number | null,
  identities: Buffer,
  target: Buffer,
  offset: number,
): void {
  const time = facts.at ?? facts.after;
  target.writeUIntBE(time === null ? (person ?? 0) : TIMED + time, offset, TIME_BYTES);
  identities.copy(target, offset + TIME_BYTES, offset, offset + IDENTITY_BYTES - TIME_BYTES);
}

/**
 * A digest of a set of events that no order changes: the sum of their identities, each as four
 * 32-bit numbers, each sum modulo 2^32. It is kept running, so it costs nothing to ask for.
 */
export class EventDigest {
  readonly #sums = new Uint32Array(4);

  constructor(bytes?: Uint8Array) {
    if (bytes !== undefined) this.#eachSum(Buffer.from(bytes), 0, 1);
  }

  add(identities: Buffer, offset: number): void {
    this.#eachSum(identities, offset, 1);
  }

  remove(identities: Buffer, offset: number): void {
    this.#eachSum(identities, offset, -1);
  }

  bytes(): Buffer {
    const bytes = Buffer.alloc(IDENTITY_BYTES);
    this.#sums.forEach((sum, i) => bytes.writeUInt32LE(sum, 4 * i));
    return bytes;
  }

  #eachSum(identities: Buffer, offset: number, sign: 1 | -1): void {
    for (let i = 0; i < 4; i++) this.#sums[i]! += sign * identities.readUInt32LE(offset + 4 * i);
  }
}
