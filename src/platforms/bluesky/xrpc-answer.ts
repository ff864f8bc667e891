import type { PlatformFailure, RateLimit } from '../platform-answer.ts';

/** A server's response to a request, before we validate its body. */
export type XrpcAnswer =
  | { kind: 'body'; body: unknown; limit: RateLimit | undefined }
  | XrpcFailure;

/** `error` is the name that the server gives it, such as `RepoNotFound`. */
export type XrpcFailure =
  | Extract<PlatformFailure, { kind: 'limited' | 'failed' }>
  | { kind: 'refused'; status: number; reason: string; error: string };
