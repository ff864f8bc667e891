import type { XrpcAnswer } from './xrpc-answer.ts';
import type { Query } from './xrpc-client.ts';

/** Calls a method of the AppView, such as `app.bsky.graph.getFollowers`. */
export type AskAppView = (method: string, query: Query) => Promise<XrpcAnswer>;
