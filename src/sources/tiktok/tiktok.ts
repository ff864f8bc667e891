import { TribeError } from '../../model/errors.ts';
import { parseInstant } from '../../model/instant.ts';
import { isReal, nameOf, type Container } from '../container/container.ts';
import { dateInName, dateInZip, dateOfRequest } from '../download/date-of-download.ts';
import type { Download, DownloadDate, DownloadPart } from '../download/download.ts';
import { jsonRecords } from '../download/json-records.ts';
import { openDownload } from '../download/open-download.ts';
import type { ListFrame } from '../records/json-lists.ts';
import type { Given, Source } from '../source.ts';
import { isProfile, kindOfFile, kindOfList } from './lists.ts';
import { mapPerson, mapPost } from './map-record.ts';
import { profileIn, profileInText, type Profile } from './profile.ts';
import { textBlocks } from './text-blocks.ts';

/** The download that TikTok gives its users: the zip, a folder, or one of the files in it. */
export const tiktok: Source = {
  kind: 'tiktok',
  detects: (given) =>
    given.kind === 'container' ? filesIn(given.container).length > 0 : isTikTokText(given),
  async open(given, hints) {
    const close = given.kind === 'container' ? given.container.close : given.input.close;
    try {
      return await openDownload(await downloadOf(filesOf(given), close), hints, undefined);
    } catch (error) {
      await close();
      throw error;
    }
  },
};

/** The files of a download that contain lists, from a container or one by one. */
interface Files {
  /** As the owner named the download. */
  name: string;
  dates: DownloadDate[];
  files: {
    name: string;
    size: number;
    bytes: (onRead?: (bytesSoFar: number) => void) => AsyncGenerator<Buffer>;
  }[];
}

async function downloadOf(
  { name, dates, files }: Files,
  close: () => Promise<void>,
): Promise<Download & { platform: 'tiktok' }> {
  const { owner, followerCount } = await profileOf(files);
  return {
    name,
    platform: 'tiktok',
    size: files.reduce((sum, { size }) => sum + size, 0),
    owner,
    followerCount,
    dates,
    missing: undefined,
    async *parts(onRead) {
      let done = 0;
      for (const file of files) {
        yield* partsOf(file, (soFar) => onRead?.(done + soFar));
        done += file.size;
      }
    },
    person: mapPerson,
    post: mapPost,
    close,
  };
}

async function* partsOf(
  { name, bytes }: Files['files'][number],
  onRead: (bytesSoFar: number) => void,
): AsyncGenerator<DownloadPart> {
  if (isProfile(name)) return;
  const kind = kindOfFile(name);
  if (kind === undefined) {
    for await (const { records } of jsonRecords(bytes(onRead), kindOfList, 'followers')) {
      yield { file: name, records };
    }
  } else {
    for await (const records of textBlocks(bytes(onRead), kind)) yield { file: name, records };
  }
}

async function profileOf(files: Files['files']): Promise<Profile> {
  const found: ListFrame[] = [];
  for (const { name, bytes } of files) {
    if (isProfile(name)) return profileInText(await beginningOf(bytes()));
    if (kindOfFile(name) !== undefined) continue;
    for await (const { frames } of jsonRecords(bytes(), () => undefined, 'followers')) {
      found.push(...frames);
    }
  }
  return profileIn(found);
}

/** Returns the first chunk, in which a profile always fits. */
async function beginningOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  for await (const chunk of bytes) return chunk.toString('utf8');
  return '';
}

const DATA = /(?:^|[/\\])user_data[^/\\]*\.json$/i;

/** Recognises the beginning of TikTok's data. The lists of people may come after a long history. */
const TELLING =
  /^\s*\{[^]*?"(?:FansList|Follower List|Following List|ProfileMap|Video Browsing History|Watch History|Likes and Favorites|Tik[Tt]ok Live|Profile And Settings|Favorite Effects|CommentsList)"\s*:/;
const BLOCK = /^\s*[^:\n]{1,60}: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?\r?\n[^:\n]{1,60}: ?\S+\s/;

function isTikTokText({ text }: Extract<Given, { kind: 'text' }>): boolean {
  if (TELLING.test(text.head) || (DATA.test(text.name) && /^\s*\{/.test(text.head))) return true;
  return kindOfFile(text.name.replaceAll('\\', '/')) !== undefined && BLOCK.test(text.head);
}

function filesOf(given: Given): Files {
  if (given.kind === 'text') {
    const { text, input } = given;
    const { name } = text;
    const file = { name: name.replaceAll('\\', '/'), size: input.size, bytes: text.bytes };
    return { name, dates: dateInName(name), files: [file] };
  }
  const { container } = given;
  const names = filesIn(container);
  mustBeOne(container.name, names);
  container.mustBeSafe(names);
  const stored = names.map((name) => ({ name, ...container.files.get(name)! }));
  return {
    name: container.name,
    dates: [
      ...dateInNumber(container.name),
      ...dateInName(container.name),
      ...dateInZip(stored.at(0)?.writtenAt),
    ],
    files: stored.map(({ name, size, read }) => ({
      name: nameOf(container, name),
      size,
      bytes: read,
    })),
  };
}

/** Returns the data as JSON, else the text files that contain lists. */
function filesIn({ files }: Container): string[] {
  const names = [...files.keys()].filter(isReal).toSorted();
  const data = names.filter((name) => DATA.test(name));
  if (data.length > 0) return data;
  const texts = names.filter((name) => kindOfFile(name) !== undefined || isProfile(name));
  return texts.some((name) => kindOfFile(name) === 'followers') ? texts : [];
}

function mustBeOne(name: string, files: readonly string[]): void {
  const data = files.filter((file) => DATA.test(file) || kindOfFile(file) === 'followers');
  if (data.length < 2) return;
  throw new TribeError(
    `${name} contains several TikTok downloads: ${data.join(', ')}.`,
    'Import each download by its own name. You can name several in one command.',
  );
}

/** `TikTok_Data_1735588272`: the second in which the download was requested or made. */
function dateInNumber(name: string): DownloadDate[] {
  const [, seconds] = /TikTok_Data_(\d{10})(?!\d)/i.exec(name) ?? [];
  const at = seconds && parseInstant(new Date(Number(seconds) * 1000).toISOString());
  return dateOfRequest(at || undefined);
}
