import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's side of a WebSocket (RFC 6455). */
export interface ServerSocket {
  send: (text: string) => void;
  /** Resolves when the client has handled everything that was sent, or is gone. */
  handled: () => Promise<void>;
  /** Ends the connection without a word. */
  destroy: () => void;
}

/** Accepts a WebSocket. @param onText called with every text that the client sends. */
export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  onText: (text: string) => void,
): ServerSocket {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  stream.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${hash('sha1', key, 'base64')}\r\n\r\n`,
  );
  let received = Buffer.alloc(0);
  const pings: (() => void)[] = [];
  stream.on('error', () => undefined);
  stream.on('close', () => pings.splice(0).forEach((answered) => answered()));
  stream.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = frameOf(received); frame !== undefined; frame = frameOf(received)) {
      received = received.subarray(frame.size);
      if (frame.kind === TEXT) onText(frame.content.toString());
      else if (frame.kind === PONG) pings.shift()?.();
      else if (frame.kind === CLOSE) stream.end(written(CLOSE, frame.content));
    }
  });
  return {
    send: (text) => {
      if (stream.writable) stream.write(written(TEXT, Buffer.from(text)));
    },
    handled: () =>
      new Promise((resolve) => {
        if (!stream.writable) return resolve();
        pings.push(resolve);
        stream.write(written(PING, Buffer.alloc(0)));
      }),
    destroy: () => stream.destroy(),
  };
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Returns the first whole frame. Clients mask what they send. */
function frameOf(bytes: Buffer): { kind: number; content: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1]! & 127;
  const from = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < from + 4) return undefined;
  const length =
    short === 126
      ? bytes.readUInt16BE(2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(2))
        : short;
  const size = from + 4 + length;
  if (bytes.length < size) return undefined;
  const content = Buffer.from(bytes.subarray(from + 4, size));
  for (let i = 0; i < length; i++) content[i]! ^= bytes[from + (i % 4)]!;
  return { kind: bytes[0]! & 15, content, size };
}

function written(kind: number, content: Buffer): Buffer {
  const { length } = content;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 128 | kind;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  else if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, content]);
}
