import type { Input } from '../input/open-input.ts';
import { unpack, unpackedHead } from '../input/unpack.ts';
import { textLines, type TextLine } from '../text/text-lines.ts';

export interface ListText {
  name: string;
  head: string;
  isWhole: boolean;
  bytes: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
  lines: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<TextLine[]>;
}

const HEAD_BYTES = 64 * 1024;

export async function openText(input: Input): Promise<ListText> {
  const head = await unpackedHead(input, HEAD_BYTES);
  return {
    name: input.name,
    head: head.toString('utf8'),
    isWhole: head.length < HEAD_BYTES,
    bytes: (onRead) => unpack(input, onRead),
    lines: (onRead) => textLines(unpack(input, onRead)),
  };
}
