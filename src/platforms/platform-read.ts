import type { PlatformAnswer } from './platform-answer.ts';
import type { Resource } from './prices.ts';

/** One kind of request. */
export interface PlatformRead<Asked, Page> {
  /** The name of the rate limit that it counts against. */
  readonly limit: string;
  /** The resource that the platform charges for. */
  readonly resource: Resource;
  /** The fewest and the most resources to ask for in one request. */
  readonly size: { readonly least: number; readonly most: number };
  /** Sends one request. Returns every failure as an answer, and does not try again. */
  send(token: string, asked: Asked): Promise<PlatformAnswer<Page>>;
}

/** A list that the platform sends page by page. */
export type PlatformList<Item> = PlatformRead<ListPosition, ListPage<Item>>;

/** The requested page. */
export interface ListPosition {
  size: number;
  /** The cursor from the previous page; `null` for the first page. */
  cursor: string | null;
}

export interface ListPage<Item> {
  items: Item[];
  /** The cursor of the next page; `undefined` if this is the last one. */
  next: string | undefined;
  /** The number of parts that the platform could not send. */
  problems: number;
  /** Requested fields that the platform sent for nobody on this page. */
  fieldsMissing: readonly string[];
}

/** How we read: as a signed-in user, with an app's token, or without a token. */
export type Access = 'user' | 'app' | 'anybody';
