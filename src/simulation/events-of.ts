import type { AccountStatus, DepartureReason } from '../model/events.ts';
import { DAY, HOUR, formatInstant } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import { between, exponential, fork, pick, pickSome, wholeSecond } from './draw.ts';
import { engagementsOf } from './engagements.ts';
import { simulatedId } from './ids.ts';
import { postText } from './post-text.ts';
import { firstAtOrAfter } from './readings.ts';
import type { SimulatedAudience, SimulatedEvent } from './simulated-audience.ts';
import { snapshotsOf } from './snapshots-of.ts';
import { tiesOf } from './ties.ts';
import { VOCABULARIES } from './vocabulary/by-group.ts';
import { TOPICS } from './world.ts';

const INTEREST_SHARE = 0.04;
/** Share of departures that are looked into: of single ones, and after the platform's purge. */
const LOOKED_UP = { single: 0.5, purged: 0.8 } as const;
/** Share of exactly known unfollows whose reason is known. */
const REASON_KNOWN = 0.6;
/** Share of mutual ties that the owner ends after being left. */
const ENDED_TOO = 0.3;

/** The world as an event file tells it, type by type, each by time or by person. */
export function* eventsOf(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  // One generator a part, drawn now: the parts are made one after the other.
  const parts = [
    postEvents,
    personEvents,
    interestEvents,
    tieEvents,
    ownFollowingEvents,
    exactEvents,
    statusEvents,
    engagementEvents,
  ].map((part) => ({ part, random: fork(random)() }));
  yield {
    type: 'account',
    id: simulatedId(0, 0),
    platform: 'x',
    handle: 'robin_brackenford',
    name: 'Robin Brackenford (simulated)',
  };
  for (const { part, random } of parts) yield* part(audience, random);
  yield* snapshotsOf(audience);
}

function postIds({ posts }: SimulatedAudience): string[] {
  return posts.map((post, index) => simulatedId(post.at, index));
}

function* postEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { posts, profiles, settings } = audience;
  const ids = postIds(audience);
  for (const [index, post] of posts.entries()) {
    const text = postText(post, pick(random, profiles).handle, random);
    const event = { type: 'post' as const, id: ids[index]!, at: formatInstant(post.at), text };
    const labels = post.topics.map(({ topic, weight }) => ({
      label: TOPICS[topic]!.label,
      weight,
    }));
    const topics = labels.length === 1 ? [labels[0]!.label] : labels;
    yield {
      ...event,
      ...(post.kind === 'original' ? {} : { kind: post.kind }),
      lang: 'en',
      ...(settings.labelPosts ? { topics } : {}),
    };
  }
}

function* personEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { profiles, ids, known, readings, lives, settings } = audience;
  const { person, follow } = lives.spells;
  const end = settings.from + settings.days * DAY;
  const written = new Uint8Array(profiles.length);
  for (const [spell, who] of person.entries()) {
    if (known[who] === 0 || written[who] === 1) continue;
    written[who] = 1;
    const first = Math.max(settings.from, follow[spell]!);
    const looked = (firstAtOrAfter(readings, first)?.at ?? first) + between(random, 60_000, HOUR);
    const { handle, name, bio, location, lang, createdAt, followers, following } = profiles[who]!;
    yield {
      type: 'person',
      id: ids[who]!,
      handle,
      name,
      ...(bio === '' ? {} : { bio }),
      ...(location === '' ? {} : { location }),
      createdAt: formatInstant(wholeSecond(createdAt)),
      followers,
      following,
      lang,
      at: formatInstant(wholeSecond(Math.min(looked, end - 1))),
    };
  }
}

function* interestEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { ids, known, lives } = audience;
  for (const [who, group] of lives.people.group.entries()) {
    if (random() >= INTEREST_SHARE || known[who] === 0) continue;
    const terms = pickSome(random, VOCABULARIES[group]!.hashtags, 1 + Math.floor(random() * 3));
    for (const term of terms) {
      const weight = 1 + Math.floor(random() * 4);
      yield { type: 'interest', person: ids[who]!, term, ...(weight === 1 ? {} : { weight }) };
    }
  }
}

function* tieEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { ids, known, lives } = audience;
  for (const { from, to } of tiesOf(lives, random)) {
    if (known[from] === 1 && known[to] === 1) yield { type: 'tie', from: ids[from]!, to: ids[to]! };
  }
}

/** Whom the owner follows: since before the watch without a time, later ones soon after the follow. */
function* ownFollowingEvents(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { ids, known, lives, settings } = audience;
  const end = settings.from + settings.days * DAY;
  const { person, follow, leave, reason } = lives.spells;
  const begun = new Uint8Array(lives.people.group.length);
  for (const [spell, who] of person.entries()) {
    if (!lives.people.mutual[who]! || known[who] === 0) continue;
    const back = wholeSecond(follow[spell]! + exponential(random) * 8 * HOUR);
    const ended = wholeSecond(leave[spell]! + exponential(random) * 10 * DAY);
    const endsToo = random() < ENDED_TOO && reason[spell] === 'unfollowed';
    if (begun[who] === 0 && follow[spell]! < settings.from) {
      yield { type: 'following', person: ids[who]! };
    } else if (begun[who] === 0 && back < end) {
      yield { type: 'following', person: ids[who]!, at: formatInstant(back) };
    }
    begun[who] = 1;
    if (endsToo && ended < end) {
      yield { type: 'unfollowing', person: ids[who]!, at: formatInstant(ended) };
      begun[who] = 0;
    }
  }
}

/** Follows and unfollows with their times, where the list is not read at all. */
function* exactEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { ids, lives, settings } = audience;
  if (settings.readings !== 'none') return;
  const { person, follow, leave, reason } = lives.spells;
  for (const [spell, who] of person.entries()) {
    const id = ids[who]!;
    if (follow[spell]! < settings.from) {
      yield { type: 'follow', person: id, before: formatInstant(settings.from) };
    } else {
      yield { type: 'follow', person: id, at: formatInstant(follow[spell]!) };
    }
    if (leave[spell] === Infinity) continue;
    const why = random() < REASON_KNOWN ? { reason: reason[spell]! } : {};
    yield { type: 'unfollow', person: id, at: formatInstant(leave[spell]!), ...why };
  }
}

/** Some of those who are missed are looked up, soon after the reading that missed them. */
function* statusEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { ids, known, lives, readings, settings } = audience;
  const end = settings.from + settings.days * DAY;
  const { person, leave, reason, purged } = lives.spells;
  for (const [spell, who] of person.entries()) {
    const share = purged[spell]! ? LOOKED_UP.purged : LOOKED_UP.single;
    if (known[who] === 0 || leave[spell] === Infinity || random() >= share) continue;
    const missed =
      settings.readings === 'none' ? leave[spell]! : firstAtOrAfter(readings, leave[spell]!)?.at;
    const at = wholeSecond((missed ?? end) + between(random, HOUR, 12 * HOUR));
    if (at >= end) continue;
    yield {
      type: 'status',
      person: ids[who]!,
      at: formatInstant(at),
      status: statusAfter(reason[spell]!),
    };
  }
  for (const reading of readings) {
    for (const who of reading.missing) {
      if (random() >= LOOKED_UP.single) continue;
      const at = formatInstant(reading.at + 2 * HOUR);
      yield { type: 'status', person: ids[who]!, at, status: 'active' };
    }
  }
}

function statusAfter(reason: DepartureReason): AccountStatus {
  if (reason === 'suspended' || reason === 'deleted' || reason === 'blocked') return reason;
  return 'active';
}

function* engagementEvents(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { settings, posts, lives, ids, known } = audience;
  const ofPost = postIds(audience);
  for (const { person, post, kind, at } of engagementsOf(settings, posts, lives, random)) {
    if (known[person] === 0) continue;
    yield {
      type: 'engagement',
      person: ids[person]!,
      post: ofPost[post]!,
      kind,
      at: formatInstant(at),
    };
  }
}
