import { SaxesParser } from 'saxes';

/** Told what stands in XML, names without their prefix. */
export interface XmlHandler {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

export type Attributes = Readonly<Record<string, string>>;

/** Workbooks nest a dozen elements, and a cell has 32,767 characters at most. */
const DEEPEST = 100;
const LONGEST_TOKEN = 2 * 1024 * 1024;

/** The XML is none that a spreadsheet writes. */
export class NoWorkbook extends Error {}

/**
 * Reads XML, and returns after each chunk of it, so that callers can pass on what they found. No
 * entities are expanded. Throws an error for XML that is broken or that would fill the memory.
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
    if (sinceTag > LONGEST_TOKEN) throw new NoWorkbook('has a text longer than any cell can be');
    yield;
  }
  parser.close();
}

/** Reads XML to its end. */
export async function readAllXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(bytes, handler));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute, whatever prefix its name has. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((full) => localName(full) === name);
  return found === undefined ? undefined : attributes[found];
}
