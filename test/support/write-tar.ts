import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';

/** A tar of these files, also one that no honest program writes. */
export async function tarOf(
  files: Record<string, string | Buffer>,
  more: readonly (Pick<Header, 'name'> & Partial<Header>)[] = [],
): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  for (const header of more) tar.entry(header, '');
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
