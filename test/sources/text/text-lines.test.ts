import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EndsEarly } from '../../../src/sources/input/ends-early.ts';
import { textLines } from '../../../src/sources/text/text-lines.ts';
import type { TextLine } from '../../../src/sources/text/text-lines.ts';

const LONGEST_LINE = 64 * 1024 * 1024;

async function linesOf(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  for await (const block of textLines(toAsync(bytes))) lines.push(...block);
  return lines;
}

async function* toAsync(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* bytes;
}

async function* brokenOff(): AsyncGenerator<Buffer> {
  yield Buffer.from('whole\ncu');
  throw new EndsEarly('the gzip ends early');
}

/** The same, the plain way: all at once. */
function expected(bytes: Buffer): TextLine[] {
  const parts = bytes.toString('latin1').split('\n');
  if (parts.at(-1) === '') parts.pop();
  const lines = parts.flatMap((part): Omit<TextLine, 'number'>[] => {
    const line = Buffer.from(part, 'latin1');
    const text = line.toString('utf8');
    if (!Buffer.from(text).equals(line))
      return [{ text, fault: 'the line is not UTF-8: save the file as UTF-8 and import it again' }];
    const [, within, end] = /^([^]*?)(\r?)$/.exec(text)!;
    const texts = within.split('\r');
    const last = `${texts.pop()}${end}`;
    return [...texts.map((one) => ({ text: one, end: '\r' as const })), { text: last }];
  });
  return lines.map((line, i) => ({ number: i + 1, ...line }));
}

test('any bytes give the same lines at any chunk boundaries', async () => {
  const byte = fc.oneof(
    fc.constantFrom(10, 13, 34, 123, 0xc3, 0xa9, 0xe2, 0x82, 0xac),
    fc.nat({ max: 255 }),
  );
  const bytes = fc.array(byte, { maxLength: 60 }).map((list) => Buffer.from(list));
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (all, step) => {
      const chunks: Buffer[] = [];
      for (let i = 0; i < all.length; i += step) chunks.push(all.subarray(i, i + step));
      expect(await linesOf(chunks)).toEqual(expected(all));
    }),
    { numRuns: 500 },
  );
});

test('a line over the limit is rejected with its length, and the next is read', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  function* bytes(): Generator<Buffer> {
    yield Buffer.from('first\n');
    for (let i = 0; i <= LONGEST_LINE / chunk.length; i++) yield chunk;
    yield Buffer.from('\nlast\n');
  }
  const [first, long, last] = await linesOf(bytes());
  expect(first).toEqual({ number: 1, text: 'first' });
  expect(long.fault).toBe(
    `the line has ${LONGEST_LINE + chunk.length} bytes; at most ${LONGEST_LINE} are allowed`,
  );
  expect(long.text.length).toBeLessThan(100_000);
  expect(last).toEqual({ number: 3, text: 'last' });
});

test('a line that was cut off is named as such', async () => {
  expect(await linesOf(brokenOff())).toEqual([
    { number: 1, text: 'whole' },
    { number: 2, text: 'cu', fault: 'the gzip ends early' },
  ]);
});
