import type { ListPosition } from '../platform-read.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';
import type { Query } from './xrpc-client.ts';

/** Calls a method of the AppView, such as `app.bsky.graph.getFollowers`. */
export type AskAppView = (method: string, query: Query) => Promise<XrpcAnswer>;

/** Returns the requests for the pages of a list. */
export function pagesFrom(
  ask: AskAppView,
  method: string,
  query: Query,
): (position: ListPosition) => Promise<XrpcAnswer> {
  return ({ size, cursor }) =>
    ask(method, { ...query, limit: size, ...(cursor !== null && { cursor }) });
}
