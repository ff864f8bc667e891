import { TribeError } from '../../model/errors.ts';
import type { Container } from '../container/container.ts';
import type { OpenedSource, Source } from '../source.ts';
import { findLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { readAbout } from './read-about.ts';
import { listedFiles, readArchive } from './read-archive.ts';

/** The download that X gives its users, in every layout since 2012: the zip, or a folder. */
export const xArchive: Source = {
  kind: 'x-archive',
  detects: (given) =>
    given.kind === 'container' && findLayout(given.container.files.keys()) !== undefined,
  async open(given) {
    if (given.kind !== 'container') throw new Error('an X archive is a zip or a folder');
    const { container } = given;
    try {
      return await openArchive(container);
    } catch (error) {
      await container.close();
      throw error;
    }
  },
};

async function openArchive(archive: Container): Promise<OpenedSource> {
  const layout = layoutOf(archive);
  const listed = listedFiles(layout);
  archive.mustBeSafe([...smallFiles(layout), ...listed]);
  // A folder of another program may contain an account.js too.
  if (archive.kind === 'folder' && !(await isWrittenByX(archive, layout))) {
    throw new TribeError(
      `${archive.name} is a folder, but not an X archive.`,
      'An X archive contains data/tweets.js. Import event files by their own names.',
    );
  }
  const about = await readAbout(archive, layout);
  const sizes = listed.map((name) => archive.files.get(name)!.size);
  return {
    name: archive.name,
    size: sizes.reduce((sum, size) => sum + size, 0),
    account: () => Promise.resolve(about.account),
    batches: (account, onRead) => readArchive(archive, layout, about, account, onRead),
    close: archive.close,
  };
}

function layoutOf(archive: Container): Layout {
  const layout = findLayout(archive.files.keys());
  if (layout === undefined) throw new Error(`${archive.name} is no X archive`);
  if (!('several' in layout)) return layout;
  throw new TribeError(
    `${archive.name} contains several X archives: ${layout.several.join(', ')}.`,
    'Import each archive by its own name. You can name several in one command.',
  );
}

function smallFiles({ manifest, account, profile, ...old }: Layout): string[] {
  const names = [manifest, account, profile, old.userDetails, old.payloadDetails];
  return names.filter((name) => name !== undefined);
}

/** Recognises the beginning of its files, even after a tool has rewritten them as JSON. */
const OF_X =
  /^\uFEFF?\s*(?:window\.|[[{]\s*(?:\{\s*)?"(?:tweet|follower|following|account|profile|userInfo)"\s*:\s*\{)/;

async function isWrittenByX({ files }: Container, layout: Layout): Promise<boolean> {
  if (layout.months.length > 0 || layout.rows.length > 0) return true;
  for (const name of [...smallFiles(layout), ...listedFiles(layout)]) {
    for await (const chunk of files.get(name)!.read()) {
      if (OF_X.test(chunk.toString('utf8', 0, 200))) return true;
      break;
    }
  }
  return false;
}
