import type { Random } from '../stats/random.ts';
import { pick } from './draw.ts';
import type { PlannedPost } from './plan-posts.ts';
import { ENDINGS, OPENINGS, POST_WORDINGS } from './vocabulary/post-wording.ts';

const OPENING_SHARE = 0.3;
const ENDING_SHARE = 0.3;
const HASHTAG_SHARE = 0.3;
const LINK_SHARE = 0.12;

/** Writes the text of a post. A reply addresses the handle `someone`. */
export function postText(post: PlannedPost, someone: string, random: Random): string {
  const wordings = post.topics.map(({ topic }) => POST_WORDINGS[topic]!);
  const words = wordings.map(({ sentences, slots }) =>
    fill(pick(random, sentences), slots, random),
  );
  if (random() < OPENING_SHARE) words.unshift(pick(random, OPENINGS));
  if (random() < ENDING_SHARE) words.push(pick(random, ENDINGS));
  if (random() < HASHTAG_SHARE) words.push(pick(random, wordings[0]!.hashtags));
  if (random() < LINK_SHARE)
    words.push(`https://robin.example/${Math.floor(random() * 1e6).toString(36)}`);
  if (post.kind === 'reply') words.unshift(`@${someone}`);
  if (post.kind === 'repost') words.unshift(`RT @${someone}:`);
  return words.join(' ');
}

function fill(
  sentence: string,
  slots: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string {
  const filled = sentence.replace(/\{(\w+)\}/g, (_, name: string) => pick(random, slots[name]!));
  return filled.replace(/(^|[.!?] )\p{Ll}/gu, (start) => start.toUpperCase());
}
