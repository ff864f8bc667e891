import type { AccountEvent, Platform } from '../model/events.ts';
import type { ListHints, ListQuestion } from '../model/list-question.ts';
import type { Instant } from '../model/instant.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import type { Container } from './container/container.ts';
import type { Input } from './input/open-input.ts';
import type { Text } from './text/open-text.ts';
import type { ReadBatch } from './read-batch.ts';

/** What the owner wants to import, opened as a container or a text. */
export type Given =
  | { kind: 'container'; container: Container }
  | { kind: 'text'; text: Text; input: Input };

/** A format of imported files. A new source is a folder and a line in `registry.ts`. */
export interface Source {
  /** The log stores it with everything that this source reads. */
  kind: string;
  /** Whether this source can read it. */
  detects: (given: Given) => boolean;
  /**
   * Opens it, and reads only as much as is needed to know that it can be read. Throws a `TribeError`
   * if it cannot, and an `UnansweredQuestion` if it needs more hints. {@link OpenedSource.close}
   * closes what was given; if this throws, it has closed it.
   */
  open: (given: Given, hints: ListHints) => Promise<OpenedSource>;
}

/** The account that a source is read for. */
export interface ReadFor extends AccountInfo {
  /** How many followers its profile had about a time, where that is known. */
  followersNear?: ((at: Instant) => Promise<number | undefined>) | undefined;
}

export interface OpenedSource {
  /** As the owner named it. */
  name: string;
  /** Bytes to read, as stored. */
  size: number;
  /** Returns the account whose audience it is about, if it names one. */
  account: () => Promise<AccountEvent | undefined>;
  /** Set for a list that names no account: its platform, and the question whose list it is. */
  unnamed?: { platform: Platform; question: ListQuestion };
  /** Set for a list: how it will be read, with its first rows. */
  list?: ListQuestion;
  /**
   * Reads it from the start, some hundred or thousand facts a time. Each fact becomes an event or a
   * rejected line; facts about another account are rejected. Memory does not grow with the size of
   * the file.
   */
  batches: (account: ReadFor, onRead?: (bytesSoFar: number) => void) => AsyncGenerator<SourceBatch>;
  /** Returns what the owner should check. Call it after reading. */
  notes?: () => string[];
  close: () => Promise<void>;
}

export interface SourceBatch extends ReadBatch {
  /** The file from which all of it comes, by its name in the quarantine. */
  file: string;
}
