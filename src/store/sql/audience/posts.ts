import type { Post } from '../../../model/audience-log.ts';
import type { PostEvent } from '../../../model/events.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

interface Candidate {
  post: Post;
  body: string;
}

/**
 * Collects posts, each once, without deleted ones. The versions of a post (edited, or with newer
 * counts) may come in any order, so the version with most in it counts.
 */
export class PostCollector {
  readonly #best = new Map<string, Candidate>();
  readonly #gone = new Set<string>();

  sections(): Section[] {
    return [
      section('post', ['at', 'text'], ({ at, text }) => this.#add(at!, text!)),
      section('deletion', ['text'], ({ text }) => this.#gone.add(text!)),
    ];
  }

  /** Returns the posts by time, then id. */
  posts(): Post[] {
    const posts = Array.from(this.#best.values(), ({ post }) => post);
    return posts
      .filter(({ id }) => !this.#gone.has(id))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  #add(at: number, body: string): void {
    const {
      metrics: _,
      annotations: __,
      ...said
    } = JSON.parse(body) as Omit<PostEvent, 'type' | 'at'>;
    const post: Post = { ...said, at };
    const best = this.#best.get(post.id);
    const candidate = { post, body };
    if (best === undefined || saysMore(candidate, best)) this.#best.set(post.id, candidate);
  }
}

/**
 * Whether a version counts more: one with topics, then the longer text, then more in all. Of equals
 * the first stays. Rows come by time, and those of one time in an order that depends only on their
 * contents.
 */
function saysMore(a: Candidate, b: Candidate): boolean {
  const difference =
    Number(a.post.topics !== undefined) - Number(b.post.topics !== undefined) ||
    a.post.text.length - b.post.text.length ||
    a.body.length - b.body.length;
  return difference > 0;
}
