import type { Post } from '../../model/audience-log.ts';
import { countUpTo } from '../../stats/count-up-to.ts';
import type { Audience } from '../audience/audience.ts';
import { howDeparturesAreKnown } from '../audience/how-departures-are-known.ts';
import { watchedPart, type Window } from '../audience/window.ts';

/** Some time in (from, until]; ms. */
export interface Span {
  from: number;
  until: number;
}

/** The time from a post to the next one, as far as the data can tell times apart. */
export interface TimeAfterPost extends Span {
  /** The position of the next post that followers see; -1: there is none. */
  next: number;
  /** Other times of the observation that are as long, the nearest first. */
  others: Span[];
}

/** More other times would hardly change what is usual. */
const MOST_OTHERS = 500;

/**
 * Returns the time after a post, until the next one that is no reply, as few followers see replies.
 * If departures lie between snapshots, the time reaches from the last snapshot before the post to
 * the first one after the next post. Returns `undefined` for a post outside the observation.
 */
export function timeAfterPost(
  posts: readonly Post[],
  post: number,
  audience: Audience,
  window: Window,
): TimeAfterPost | undefined {
  const observed = watchedPart(window, audience);
  const { at } = posts[post];
  if (!(at >= observed.from && at < observed.to)) return undefined;
  const next = posts.findIndex((one, p) => p > post && one.at > at && one.kind !== 'reply');
  const until = next < 0 ? observed.to : Math.min(observed.to, posts[next].at);
  const { between, exact } = howDeparturesAreKnown(audience.spells);
  if (exact >= between) {
    const span = { from: at, until };
    return { ...span, next, others: evenTimes(span, observed.from, observed.to) };
  }
  const known = audience.watched.filter((time) => time >= observed.from && time <= observed.to);
  const first = Math.max(0, countUpTo(known, at) - 1);
  const last = known.findIndex((time, k) => k > first && time >= until);
  if (last < 0) return undefined;
  return {
    from: known[first],
    until: known[last],
    next,
    others: snapshotTimes(known, first, last),
  };
}

function evenTimes({ from, until }: Span, earliest: number, latest: number): Span[] {
  const length = until - from;
  const others: Span[] = [];
  if (length <= 0) return others;
  for (let k = 0; others.length < MOST_OTHERS; k++) {
    const [start, end] = [from - k * length, until + k * length];
    if (start - length < earliest && end + length > latest) break;
    if (start - length >= earliest) others.push({ from: start - length, until: start });
    if (end + length <= latest) others.push({ from: end, until: end + length });
  }
  return others;
}

/** Times over as many intervals between snapshots. */
function snapshotTimes(known: Float64Array, first: number, last: number): Span[] {
  const length = last - first;
  const others: Span[] = [];
  for (let k = 1; others.length < MOST_OTHERS; k++) {
    const [start, end] = [first - k * length, last + k * length];
    if (start < 0 && end >= known.length) break;
    if (start >= 0) others.push({ from: known[start], until: known[start + length] });
    if (end < known.length) others.push({ from: known[end - length], until: known[end] });
  }
  return others;
}
