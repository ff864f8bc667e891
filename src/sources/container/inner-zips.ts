import type { Input } from '../input/open-input.ts';
import { inputOf } from '../input/open-input.ts';
import { spool } from '../input/spool.ts';
import { isReal, nameOf } from './container.ts';
import type { Container, StoredFile } from './container.ts';
import { readZip } from './read-zip.ts';

/** A download has a few parts. More zips or workbooks in one are something else. */
const MOST_ZIPS = 20;

/**
 * Returns a container with the files of the zips in it, one level deep, under the names of these
 * zips; `undefined` if there are none. Copies each zip to a temporary file without a name.
 */
export async function withInnerZips(outer: Container): Promise<Container | undefined> {
  const zips = [...outer.files].filter(([name]) => /\.zip$/i.test(name) && isReal(name));
  if (zips.length === 0 || zips.length > MOST_ZIPS) return undefined;
  const inner = new Map<string, Container>();
  const close = async () => {
    for (const zip of inner.values()) await zip.close();
  };
  outer.mustBeSafe(zips.map(([name]) => name));
  try {
    for (const [name, stored] of zips) inner.set(name, await openInner(outer, name, stored));
  } catch (error) {
    await close();
    throw error;
  }
  return flattened(outer, inner, close);
}

/** Opens the workbooks of Excel in a container, of which the caller closes each. */
export async function* workbooksInside(outer: Container): AsyncGenerator<Container> {
  const found = [...outer.files].filter(([name]) => /\.xlsx$/i.test(name) && isReal(name));
  if (outer.kind === 'folder' || found.length > MOST_ZIPS) return;
  outer.mustBeSafe(found.map(([name]) => name));
  for (const [name, stored] of found) yield await openInner(outer, name, stored);
}

async function openInner(outer: Container, name: string, stored: StoredFile): Promise<Container> {
  const input = await inputOf(await spool(stored.read()), nameOf(outer, name));
  return closingOnError(input, () => readZip(input, stored.size));
}

const inside = (zip: string): string => `${zip}/`;

function flattened(
  outer: Container,
  inner: ReadonlyMap<string, Container>,
  closeInner: () => Promise<void>,
): Container {
  const files = new Map<string, StoredFile>();
  for (const [zip, { files: itsFiles }] of inner) {
    for (const [name, file] of itsFiles) files.set(inside(zip) + name, file);
  }
  return {
    ...outer,
    files,
    mustBeSafe(names) {
      const all = [...names];
      for (const [zip, container] of inner) {
        const own = all.filter((name) => name.startsWith(inside(zip)));
        container.mustBeSafe(own.map((name) => name.slice(inside(zip).length)));
      }
    },
    async close() {
      await closeInner();
      await outer.close();
    },
  };
}

/** Opens something. Closes what it would read if that throws. */
export async function closingOnError<Opened>(
  { close }: Pick<Input, 'close'>,
  open: () => Promise<Opened>,
): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    await close();
    throw error;
  }
}
