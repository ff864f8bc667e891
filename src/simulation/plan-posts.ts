import type { Random } from '../stats/random.ts';
import { DAY, HOUR } from '../model/instant.ts';
import type { PostKind } from '../model/events.ts';
import { between, pick, pickWeighted, poisson, wholeSecond } from './draw.ts';
import type { SimulationSettings } from './settings.ts';
import { TOPICS } from './topics.ts';
import { FLOOD } from './world.ts';

/** A post of the owner, without its text. */
export interface PlannedPost {
  at: number;
  kind: PostKind;
  /** Positions in `TOPICS`. The weights add up to 1. */
  topics: { topic: number; weight: number }[];
}

const KINDS: readonly PostKind[] = ['original', 'reply', 'repost', 'quote'];
const KIND_SHARES = [74, 16, 6, 4];
/** The weight of each hour of the day, from midnight. */
const HOURS = [2, 1, 0, 0, 0, 0, 1, 3, 6, 7, 6, 5, 6, 6, 5, 4, 4, 5, 6, 7, 8, 8, 7, 4];
const WEEKEND_FACTOR = 0.7;
/** The share of posts about two topics. */
const MIXED_SHARE = 0.08;
/** The topics of floods: a conference, a finale, a journey. */
const FLOOD_TOPICS = [0, 2, 5, 6];

/** Returns all posts of the watch, sorted by time. */
export function planPosts(settings: SimulationSettings, random: Random): PlannedPost[] {
  const posts: PlannedPost[] = [];
  for (let day = 0; day < settings.days; day++) {
    const start = settings.from + day * DAY;
    const weekday = new Date(start).getUTCDay();
    const usual = settings.postsPerDay * (weekday === 0 || weekday === 6 ? WEEKEND_FACTOR : 1);
    for (let left = poisson(random, usual); left > 0; left--) {
      posts.push({
        at: timeOfDay(start, random),
        kind: drawKind(random),
        topics: drawTopics(day, random),
      });
    }
  }
  return [...posts, ...planFloods(settings, random)].sort((a, b) => a.at - b.at);
}

function planFloods(settings: SimulationSettings, random: Random): PlannedPost[] {
  const posts: PlannedPost[] = [];
  const floods = Math.round((FLOOD.perYear * settings.days) / 365);
  for (let flood = 0; flood < floods; flood++) {
    // Each equal part of the watch gets one flood, so that floods do not coincide.
    const day = Math.floor(((flood + between(random, 0.2, 0.8)) / floods) * settings.days);
    const topic = pick(random, FLOOD_TOPICS);
    for (let n = 0; n < FLOOD.posts; n++) {
      const at = settings.from + day * DAY + between(random, 8, 23) * HOUR;
      posts.push({ at: wholeSecond(at), kind: 'original', topics: [{ topic, weight: 1 }] });
    }
  }
  return posts;
}

function timeOfDay(start: number, random: Random): number {
  return wholeSecond(start + (pickWeighted(random, HOURS) + random()) * HOUR);
}

function drawKind(random: Random): PostKind {
  return KINDS[pickWeighted(random, KIND_SHARES)]!;
}

function drawTopics(day: number, random: Random): PlannedPost['topics'] {
  const weights = TOPICS.map((topic) => {
    const busy = topic.busy.find(({ from, to }) => day % 365 >= from && day % 365 < to);
    return topic.share * (busy?.factor ?? 1);
  });
  const first = pickWeighted(random, weights);
  if (random() >= MIXED_SHARE) return [{ topic: first, weight: 1 }];
  const second = pickWeighted(
    random,
    weights.map((weight, topic) => (topic === first ? 0 : weight)),
  );
  return [
    { topic: first, weight: 0.6 },
    { topic: second, weight: 0.4 },
  ];
}
