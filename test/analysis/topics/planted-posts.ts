import type { Post } from '../../../src/model/audience-log.ts';
import { type Random, seededRandom } from '../../../src/stats/random.ts';

export interface PlantedPosts {
  posts: Post[];
  /** The topic each post was written from; -1: from common words only. */
  planted: Int32Array;
}

/**
 * Posts written from topics that are known: each has a subject, half of its words come from that
 * subject's own vocabulary and half from one that all share (both with Zipf's frequencies), and some
 * posts have no subject at all. Words are made of syllables, so no language's rules touch them.
 */
export function plantedPosts(
  seed: number,
  { posts: count, topics, chatter }: { posts: number; topics: number; chatter: number },
): PlantedPosts {
  const random = seededRandom(seed);
  const own = Array.from({ length: topics }, (_, topic) => vocabulary(random, 40, topic));
  const shared = vocabulary(random, 300, topics);
  const planted = new Int32Array(count);
  const posts = Array.from({ length: count }, (_, number): Post => {
    // Topics differ in size: the first is the largest.
    const topic = random() < chatter ? -1 : Math.floor(topics * random() ** 1.5);
    planted[number] = topic;
    const length = 6 + Math.floor(random() * 10);
    const words = Array.from({ length }, () =>
      topic >= 0 && random() < 0.5 ? zipf(random, own[topic]!) : zipf(random, shared),
    );
    const at = Date.UTC(2024, 0, 1) + number * 3_600_000;
    return {
      id: String(1_700_000_000_000_000_000n + BigInt(number)),
      at,
      text: words.join(' '),
      kind: 'original',
      lang: 'tlh',
    };
  });
  return { posts, planted };
}

const SYLLABLES = ['ka', 'mo', 'ri', 'tu', 'pe', 'lo', 'shi', 'gra', 'vu', 'nel', 'dor', 'bi'];

function vocabulary(random: Random, words: number, topic: number): string[] {
  const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!;
  return Array.from({ length: words }, (_, word) =>
    [syllable(), syllable(), syllable(), String.fromCharCode(97 + topic), word].join(''),
  );
}

/** The word of rank r with probability proportional to 1 / r. */
function zipf(random: Random, words: readonly string[]): string {
  const rank = Math.floor(Math.exp(random() * Math.log(words.length + 1)));
  return words[Math.min(words.length, rank) - 1]!;
}
