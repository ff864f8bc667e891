import type { AccountEvent, Platform } from '../model/events.ts';
import type { ListHints, ListQuestion } from '../model/list-question.ts';
import type { Instant } from '../model/instant.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import type { Container } from './container/container.ts';
import type { Input } from './input/open-input.ts';
import type { Text } from './text/open-text.ts';
import type { ReadBatch } from './read-batch.ts';

/** What somebody named on the command line, looked at so far as to tell what it is. */
export type Given =
  | { kind: 'container'; container: Container }
  | { kind: 'text'; text: Text; input: Input };

/** A form in which facts come from outside; a new one is a folder and a line in `registry.ts`. */
export interface Source {
  /** Stands in the log with everything that is read by it. */
  kind: string;
  /** Whether this is for it to read. */
  detects: (given: Given) => boolean;
  /**
   * Opens it without reading more than is needed to know that it can be read. Throws a
   * `TribeError` for what it cannot read, an `UnansweredQuestion` for what the hints must say
   * first. What was given is closed by {@link OpenedSource.close}, or before it throws.
   */
  open: (given: Given, hints: ListHints) => Promise<OpenedSource>;
}

/** The account that a source is read for. */
export interface ReadFor extends AccountInfo {
  /** How many followers its profile had about a time, where that is known. */
  followersNear?: ((at: Instant) => Promise<number | undefined>) | undefined;
}

export interface OpenedSource {
  /** As the person named it. */
  name: string;
  /** Bytes that reading it will go through, as stored. */
  size: number;
  /** The account whose audience it is about, where it says so. */
  account: () => Promise<AccountEvent | undefined>;
  /** Of a list that names no account: its platform, and how to ask whose list it is. */
  unnamed?: { platform: Platform; question: ListQuestion };
  /** Of a list: how it is read, with its first rows. */
  list?: ListQuestion;
  /**
   * Reads it from the start, some hundred or thousand facts a time. Each fact becomes an event or a
   * rejected line; facts about another account are rejected. Memory does not grow with the size of
   * the file.
   */
  batches: (account: ReadFor, onRead?: (bytesSoFar: number) => void) => AsyncGenerator<SourceBatch>;
  /** What the owner should check in what was read; asked for at the end. */
  notes?: () => string[];
  close: () => Promise<void>;
}

export interface SourceBatch extends ReadBatch {
  /** The file all of it comes from, as the quarantine names it. */
  file: string;
}
