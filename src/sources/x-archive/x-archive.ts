import { TribeError } from '../../model/errors.ts';
import type { Input } from '../input/open-input.ts';
import type { OpenedSource, Source } from '../source.ts';
import type { ArchiveFiles } from './files/archive-files.ts';
import { whyBomb } from './files/check-zip.ts';
import { findLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { readAbout } from './read-about.ts';
import { listedFiles, readArchive } from './read-archive.ts';
import { readFolder } from './files/read-folder.ts';
import { readZip, refused } from './files/read-zip.ts';

/** What X gives its users to download, in every layout since 2012: the zip, or a folder. */
export const xArchive: Source = {
  kind: 'x-archive',
  detects: ({ kind }) => kind === 'folder' || kind === 'zip',
  async open(given) {
    if (given.kind === 'folder') return openFolder(given.path);
    if (given.kind !== 'zip') throw new Error('an X archive is a zip or a folder');
    try {
      return await openZip(given.input);
    } catch (error) {
      await given.input.close();
      throw error;
    }
  },
};

async function openZip(input: Input): Promise<OpenedSource> {
  const zip = await readZip(input);
  const layout = layoutOf(zip, 'is a zip, but not an X archive');
  const read = new Set([...smallFiles(layout), ...listedFiles(layout)]);
  const bomb = whyBomb(zip.entries.filter(({ name }) => read.has(name)));
  if (bomb !== undefined) throw refused(zip.name, bomb);
  return openArchive(zip, layout);
}

async function openFolder(path: string): Promise<OpenedSource> {
  const folder = await readFolder(path);
  const what = 'is a folder, but not an X archive';
  const layout = layoutOf(folder, what);
  // A folder of other programs may hold an account.js too.
  if (!(await isWrittenByX(folder, layout))) throw noArchive(path, what);
  return openArchive(folder, layout);
}

function layoutOf(archive: ArchiveFiles, otherwise: string): Layout {
  const layout = findLayout(archive.files.keys());
  if (layout === undefined) throw noArchive(archive.name, otherwise);
  if (!('several' in layout)) return layout;
  throw new TribeError(
    `${archive.name} contains several X archives: ${layout.several.join(', ')}.`,
    'Import each archive by its own name. You can name several in one command.',
  );
}

function noArchive(name: string, what: string): TribeError {
  return new TribeError(
    `${name} ${what}.`,
    'An X archive contains data/tweets.js. Import event files by their own names.',
  );
}

function smallFiles({ manifest, account, profile, ...old }: Layout): string[] {
  const names = [manifest, account, profile, old.userDetails, old.payloadDetails];
  return names.filter((name) => name !== undefined);
}

async function isWrittenByX({ files }: ArchiveFiles, layout: Layout): Promise<boolean> {
  if (layout.months.length > 0 || layout.rows.length > 0) return true;
  for (const name of [...smallFiles(layout), ...listedFiles(layout)]) {
    for await (const chunk of files.get(name)!.read()) {
      if (/^\s*window\./.test(chunk.toString('utf8', 0, 200).replace(/^\uFEFF/, ''))) return true;
      break;
    }
  }
  return false;
}

async function openArchive(archive: ArchiveFiles, layout: Layout): Promise<OpenedSource> {
  const about = await readAbout(archive, layout);
  const sizes = listedFiles(layout).map((name) => archive.files.get(name)!.size);
  return {
    name: archive.name,
    size: sizes.reduce((sum, size) => sum + size, 0),
    account: () => Promise.resolve(about.account),
    batches: (account, onRead) => readArchive(archive, layout, about, account, onRead),
    close: archive.close,
  };
}
