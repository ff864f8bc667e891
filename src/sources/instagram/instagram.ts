import { TribeError } from '../../model/errors.ts';
import type { Container } from '../container/container.ts';
import { dateInName, dateInZip, dateOfRequest } from '../download/date-of-download.ts';
import type { Download } from '../download/download.ts';
import { openDownload } from '../download/open-download.ts';
import type { Source } from '../source.ts';
import { readAbout } from './about-owner.ts';
import { findLayout, isHtml, isInstagram, type InstagramLayout } from './layout.ts';
import { mapPerson, mapPost } from './map-record.ts';
import { readFiles } from './read-files.ts';

/** The download that Instagram gives its users: the zip, or a folder. */
export const instagram: Source = {
  kind: 'instagram',
  detects: (given) => given.kind === 'container' && isInstagram(given.container.files.keys()),
  async open(given, hints) {
    if (given.kind !== 'container') throw new Error('an Instagram download is a zip or a folder');
    const { container } = given;
    try {
      const download = await readContainer(container);
      return await openDownload(download, hints, handleInName(container.name, download.root));
    } catch (error) {
      await container.close();
      throw error;
    }
  },
};

async function readContainer(
  container: Container,
): Promise<Download & { platform: 'instagram'; root: string }> {
  const layout = layoutOf(container);
  const { root, lists, followerParts, connections } = layout;
  const read = filesOf(layout);
  container.mustBeSafe(read);
  const { owner, requestedAt } = await readAbout(container, layout);
  const followers = lists.find(({ kind }) => kind === 'followers')?.file ?? connections;
  const main = followers ?? lists[0]?.file;
  return {
    name: container.name,
    platform: 'instagram',
    root,
    size: read.reduce((sum, file) => sum + container.files.get(file)!.size, 0),
    owner,
    dates: [
      ...dateInName(container.name),
      ...dateInName(root),
      ...dateInZip(main === undefined ? undefined : container.files.get(main)!.writtenAt),
      ...dateOfRequest(requestedAt),
    ],
    missing: missingParts(followerParts),
    parts: (onRead) => readFiles(container, layout, onRead),
    person: mapPerson,
    post: mapPost,
    close: container.close,
  };
}

const CHOOSE = 'On Instagram, download your information again as JSON, of all time.';

function layoutOf(container: Container): InstagramLayout {
  const names = [...container.files.keys()];
  if (isHtml(names)) {
    throw new TribeError(
      `${container.name} is an Instagram download as HTML pages, which Tribefinder does not read.`,
      `${CHOOSE} The format is the last thing that Instagram asks before it starts.`,
    );
  }
  const layout = findLayout(names);
  if (!('several' in layout)) return layout;
  throw new TribeError(
    `${container.name} contains several Instagram downloads: ${layout.several.join(', ')}.`,
    'Import each download by its own name. You can name several in one command.',
  );
}

function filesOf({ lists, connections, profile, signup, requests }: InstagramLayout): string[] {
  const small = [connections, profile, signup, requests].filter((file) => file !== undefined);
  return [...lists.map(({ file }) => file), ...small];
}

/** Returns which follower files are missing. Large accounts have several, numbered from 1. */
function missingParts(numbers: readonly number[]): string | undefined {
  const there = new Set(numbers);
  const missing = Array.from({ length: Math.max(0, ...numbers) }, (_, i) => i + 1)
    .filter((number) => !there.has(number))
    .map((number) => `followers_${number}.json`);
  if (missing.length === 0) return undefined;
  return `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
}

/** `instagram-robin-2026-03-01-f6TM2NkJ` */
function handleInName(name: string, root: string): string | undefined {
  const pattern = /(?:^|[/\\])instagram-([\w.]+)-\d{4}-\d\d-\d\d-\w+(?:\.zip|[/\\])?$/;
  return (pattern.exec(name) ?? pattern.exec(root))?.[1];
}
