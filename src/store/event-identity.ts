import { hash } from 'node:crypto';
import type { EventFacts } from './event-facts.ts';

/** The number of bytes of an event's identity, and of its key. */
export const IDENTITY_BYTES = 16;
const TIME_BYTES = 6;

/** Set in the first bytes of keys that begin with a time. */
const TIMED = 2 ** 47;

/**
 * Writes the identity of an event: 128 bits of SHA-256 of its facts. Ids contain no line breaks,
 * JSON escapes them, and the free text of an interest comes last, so different events have
 * different texts of facts. Writes into `target`, so that no event costs an allocation.
 */
export function writeIdentity(facts: EventFacts, target: Buffer, offset: number): void {
  const { type, person, other, after, at, code, weight, text, followers } = facts;
  const fields =
    `${type}\n${person ?? ''}\n${other ?? ''}\n${after ?? ''}\n${at ?? ''}\n` +
    `${code ?? ''}\n${weight ?? ''}\n${text ?? ''}`;
  const content = followers === null ? fields : `${fields}\n${followers.join('\n')}`;
  // One call with a string is four times as fast as a Hash object or a Buffer.
  target.write(hash('sha256', content, 'binary'), offset, IDENTITY_BYTES, 'latin1');
}

/**
 * Writes the key of an event within its type: six bytes of time, or of the person's number if it
 * has no time, then ten bytes of its identity. So events in order of time are stored next to each
 * other, and reading a type returns events by time, those without a time first, whatever the order
 * of imports. Writes into `target` at the offset of the identity in `identities`.
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
 * A digest of a set of events that does not depend on their order: the sum of their identities,
 * each as four 32-bit numbers, modulo 2^32. It is updated with each event, so reading it costs
 * nothing.
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
