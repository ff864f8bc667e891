import type { Fields } from '../../model/fields.ts';
import { LONGEST, optionalId, optionalText } from '../../model/fields.ts';
import { objectList, optionalObject, unwrapped } from './archive-fields.ts';
import { optionalArchiveTime } from './map-time.ts';
import type { Links } from './map-text.ts';
import { withoutAddresses } from './map-text.ts';

/** The whole text of a long post. */
export interface Note {
  text: string;
  links: Links;
  /** Ids that may be those of its post. Archives name the note, rarely the post. */
  ids: readonly string[];
  /** ms since 1970; NaN if unknown. */
  at: number;
}

/** The beginnings of a note and of its cut post have so many characters in common. */
const ALIKE = 50;

const CUT_MARK = '…';

/** Returns the note in a record of `note-tweet.js`; `undefined` without text. Throws a `Rejection`. */
export function mapNote(record: unknown): Note | undefined {
  const note = unwrapped(record, 'noteTweet');
  const core = optionalObject(note, 'core') ?? optionalObject(note, 'noteTweetResults');
  const text = core && optionalText(core, 'text', LONGEST.text);
  if (core === undefined || text === undefined) return undefined;
  const ids = [optionalId<string>(note, 'tweetId'), optionalId<string>(note, 'noteTweetId')];
  return {
    text,
    links: new Map(objectList(core, 'urls').flatMap(linkOf)),
    ids: ids.filter((id) => id !== undefined),
    at: optionalArchiveTime(note, 'createdAt') ?? NaN,
  };
}

function linkOf(url: Fields): [string, string][] {
  const { shortUrl, expandedUrl } = url;
  return typeof shortUrl === 'string' && typeof expandedUrl === 'string'
    ? [[shortUrl, expandedUrl]]
    : [];
}

/**
 * Finds the note of a post. `note-tweet.js` does not show which post it belongs to, so a cut post gets
 * the note with the same beginning, and of several the one nearest in time.
 */
export class Notes {
  readonly #byId = new Map<string, Note>();
  readonly #byBeginning = new Map<string, Note[]>();

  add(note: Note): void {
    for (const id of note.ids) this.#byId.set(id, note);
    const beginning = comparable(note.text).slice(0, ALIKE);
    const alike = this.#byBeginning.get(beginning);
    if (alike === undefined) this.#byBeginning.set(beginning, [note]);
    else alike.push(note);
  }

  /** @param text of the post, unescaped, with short links. */
  of(id: string, text: string, at: number): Note | undefined {
    const named = this.#byId.get(id);
    if (named !== undefined) return named;
    const beginning = beforeCut(text);
    if (beginning === undefined || beginning.length < ALIKE) return undefined;
    const alike = this.#byBeginning.get(beginning.slice(0, ALIKE)) ?? [];
    return alike
      .filter((note) => comparable(note.text).startsWith(beginning))
      .reduce<Note | undefined>((best, note) => (nearer(note, best, at) ? note : best), undefined);
  }
}

function nearer(note: Note, best: Note | undefined, at: number): boolean {
  return best === undefined || Math.abs(note.at - at) < Math.abs(best.at - at);
}

/** Returns the text before the cut in a post that X cut. After the cut there may only be links. */
function beforeCut(text: string): string | undefined {
  if (!text.includes(CUT_MARK)) return undefined;
  const shown = withoutAddresses(text).replace(/(?:\s*https:\/\/t\.co)+$/, '');
  return shown.endsWith(CUT_MARK) ? comparable(shown.slice(0, -CUT_MARK.length)) : undefined;
}

/** Removes addresses and the handles at the beginning of a reply, which its note may lack. */
function comparable(text: string): string {
  return withoutAddresses(text)
    .replace(/^(?:@\w+\s+)+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
