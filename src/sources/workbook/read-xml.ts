import { SaxesParser } from 'saxes';

/** Called with the parts of XML. Names have no prefix. */
export interface XmlHandler {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

export type Attributes = Readonly<Record<string, string>>;

/** Workbooks nest a dozen elements, and a cell has at most 32,767 characters. */
const DEEPEST = 100;
const LONGEST_TOKEN = 2 * 1024 * 1024;
const TOO_LONG = 'has a text longer than any cell can be';

/** The XML is not from a spreadsheet. */
export class NoWorkbook extends Error {}

/**
 * Reads XML, and yields after each chunk, so that callers can pass on what they found. Expands no
 * entities. Throws an error for XML that is broken or that would fill the memory.
 */
export async function* readXml(
  bytes: AsyncIterable<Buffer>,
  { open, text = () => undefined, close }: XmlHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let [depth, sinceTag] = [0, 0];
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    if (++depth > DEEPEST) throw new NoWorkbook(`has XML nested more than ${DEEPEST} deep`);
    open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    depth--;
    close?.(localName(name));
  });
  parser.on('text', text);
  parser.on('cdata', text);
  const decoder = new TextDecoder();
  for await (const chunk of bytes) {
    sinceTag += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (sinceTag > LONGEST_TOKEN) throw new NoWorkbook(TOO_LONG);
    yield;
  }
  parser.close();
}

/** Returns a text with another piece of it. Throws an error if no cell can be so long. */
export function withPiece(text: string, piece: string): string {
  if (text.length + piece.length > LONGEST_TOKEN) throw new NoWorkbook(TOO_LONG);
  return text + piece;
}

/** Reads XML to its end. */
export async function readAllXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(bytes, handler));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Returns the value of an attribute, whatever the prefix of its name. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((full) => localName(full) === name);
  return found === undefined ? undefined : attributes[found];
}
