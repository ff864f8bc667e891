import type { Engagements } from '../../../src/analysis/topics/broad/who-engages.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import { type Random, seededRandom } from '../../../src/stats/random.ts';
import type { PostParts } from './post-parts.ts';

/** Posts, each about the next of the subjects, of one or two sentences and what people say around them. */
export function putTogether(
  { openers, closers, subjects }: PostParts,
  count: number,
  seed: number,
): { posts: Post[]; subjects: string[] } {
  const random = seededRandom(seed);
  const names = Object.keys(subjects);
  const about = Array.from({ length: count }, (_, at) => names[at % names.length]);
  const posts = about.map((subject, at): Post => {
    const sentence = (): string => eitherOf(oneOf(subjects[subject], random), random);
    const text = [
      ...(random() < 0.5 ? [oneOf(openers, random)] : []),
      sentence(),
      ...(random() < 0.35 ? [sentence()] : []),
      ...(random() < 0.4 ? [oneOf(closers, random)] : []),
    ].join('. ');
    return { id: String(at), at: at * 3_600_000, text, kind: 'original' };
  });
  return { posts, subjects: about };
}

/** 60 people, each with eight engagements, three quarters of them with one subject. */
export function engagedBySubject(subjects: readonly string[], seed: number): Engagements {
  const random = seededRandom(seed);
  const all = [...subjects.keys()];
  const bySubject = [...Map.groupBy(all, (at) => subjects[at]).values()];
  const person = Int32Array.from({ length: 480 }, (_, at) => Math.floor(at / 8));
  const liked = Array.from({ length: 60 }, () => oneOf(bySubject, random));
  return {
    person,
    post: person.map((who) => oneOf(random() < 0.75 ? liked[who] : all, random)),
  };
}

function eitherOf(text: string, random: Random): string {
  return text.replaceAll(/\[([^\]]*)\]/gu, (_, either: string) => oneOf(either.split('|'), random));
}

function oneOf<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)];
}
