import { hash } from 'node:crypto';
import type { EventFacts } from './event-facts.ts';

const KEY_BYTES = 16;
const TIME_BYTES = 6;
const IDENTITY_BYTES = 16;

/** Set in the leading bytes of keys that begin with a time. */
const TIMED = 2 ** 47;

/**
 * What tells an event apart from all others: 128 bits of SHA-256 of its facts. Ids hold no line
 * breaks, and JSON escapes them, so no two events have the same facts text; the free text of an
 * interest comes last. Written into `target`, so that no event costs an allocation.
 */
export function writeIdentity(facts: EventFacts, target: Buffer): void {
  const { type, person, other, after, at, code, weight, text, followers } = facts;
  const fields =
    `${type}\n${person ?? ''}\n${other ?? ''}\n${after ?? ''}\n${at ?? ''}\n` +
    `${code ?? ''}\n${weight ?? ''}\n${text ?? ''}`;
  const content = followers === null ? fields : `${fields}\n${followers.join('\n')}`;
  // One-shot, and as a string: four times as fast as a Hash object or a Buffer.
  target.write(hash('sha256', content, 'binary'), 0, IDENTITY_BYTES, 'latin1');
}

/**
 * The key under which an event stands among those of its type: six bytes of time, or of the
 * person's number where it has no time, then ten of its identity. So events that come in order of
 * time are written side by side, and a type is read in order of time, all in the same order
 * however they were imported; those without a time come first.
 */
export function writeEventKey(
  facts: EventFacts,
  person: number | null,
  identity: Buffer,
  target: Buffer,
): void {
  const time = facts.at ?? facts.after;
  target.writeUIntBE(time === null ? (person ?? 0) : TIMED + time, 0, TIME_BYTES);
  identity.copy(target, TIME_BYTES, 0, KEY_BYTES - TIME_BYTES);
}

export function newIdentity(): Buffer {
  return Buffer.alloc(IDENTITY_BYTES);
}

export function newEventKey(): Buffer {
  return Buffer.alloc(KEY_BYTES);
}

/**
 * A digest of a set of events that no order changes: the sum of their identities, each as four
 * 32-bit numbers, each sum modulo 2^32. It is kept running, so it costs nothing to ask for.
 */
export class EventDigest {
  readonly #sums = new Uint32Array(4);

  constructor(bytes?: Uint8Array) {
    if (bytes !== undefined) this.#eachSum(Buffer.from(bytes), 1);
  }

  add(identity: Buffer): void {
    this.#eachSum(identity, 1);
  }

  remove(identity: Buffer): void {
    this.#eachSum(identity, -1);
  }

  bytes(): Buffer {
    const bytes = Buffer.alloc(IDENTITY_BYTES);
    this.#sums.forEach((sum, i) => bytes.writeUInt32LE(sum, 4 * i));
    return bytes;
  }

  #eachSum(identity: Buffer, sign: 1 | -1): void {
    for (let i = 0; i < 4; i++) this.#sums[i]! += sign * identity.readUInt32LE(4 * i);
  }
}
